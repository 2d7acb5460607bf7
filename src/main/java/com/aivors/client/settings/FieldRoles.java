package com.aivors.client.settings;

import org.jspecify.annotations.Nullable;

/// The custom analysis fields that head a call. Null where no field is declared.
///
/// @param callerName holds the name of the caller
/// @param callbackNumber holds the number to call back
/// @param reason holds the reason of the call
public record FieldRoles(
        @Nullable String callerName,
        @Nullable String callbackNumber,
        @Nullable String reason) {

    public static final FieldRoles NONE = new FieldRoles(null, null, null);

    /// Whether a field holds the name or the number of the caller.
    public boolean tellCaller(String field) {
        return field.equals(callerName) || field.equals(callbackNumber);
    }
}
