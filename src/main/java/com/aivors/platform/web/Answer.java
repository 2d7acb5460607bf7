package com.aivors.platform.web;

import org.jspecify.annotations.Nullable;

/// The envelope of every success.
///
/// @param message a sentence for people
/// @param data what was asked for; null where there is nothing to say
public record Answer<T extends @Nullable Object>(boolean success, String message, T data) {

    public static <T extends @Nullable Object> Answer<T> of(String message, T data) {
        return new Answer<>(true, message, data);
    }

    public static <T extends @Nullable Object> Answer<T> of(T data) {
        return new Answer<>(true, "OK", data);
    }

    public static Answer<@Nullable Void> done(String message) {
        return new Answer<>(true, message, null);
    }
}
