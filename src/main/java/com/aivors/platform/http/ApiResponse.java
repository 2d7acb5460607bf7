package com.aivors.platform.http;

import org.jspecify.annotations.Nullable;

/// The envelope of every success.
///
/// @param message a sentence for people
/// @param data what was asked for; null where there is nothing to say
public record ApiResponse<T extends @Nullable Object>(boolean success, String message, T data) {

    public static <T extends @Nullable Object> ApiResponse<T> of(String message, T data) {
        return new ApiResponse<>(true, message, data);
    }

    public static <T extends @Nullable Object> ApiResponse<T> of(T data) {
        return new ApiResponse<>(true, "OK", data);
    }

    public static ApiResponse<@Nullable Void> done(String message) {
        return new ApiResponse<>(true, message, null);
    }
}
