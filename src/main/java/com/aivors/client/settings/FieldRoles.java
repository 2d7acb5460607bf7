package com.aivors.client.settings;

import org.jspecify.annotations.Nullable;

/// The custom analysis fields that are shown at the top of a call. Null where no field is chosen.
///
/// @param callerName the field with the caller's name
/// @param callbackNumber the field with the number to call back
/// @param reason the field with the reason of the call
public record FieldRoles(
        @Nullable String callerName,
        @Nullable String callbackNumber,
        @Nullable String reason) {

    public static final FieldRoles NONE = new FieldRoles(null, null, null);

    /// Returns whether a field contains the caller's name or number.
    public boolean tellCaller(String field) {
        return field.equals(callerName) || field.equals(callbackNumber);
    }
}
