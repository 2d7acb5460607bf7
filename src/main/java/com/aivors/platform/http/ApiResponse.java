package com.aivors.platform.http;

import org.jspecify.annotations.Nullable;

/// The envelope of every successful answer.
///
/// @param message a sentence for people
/// @param data the requested data; null for answers without data
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
