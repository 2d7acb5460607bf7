package com.aivors.retell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The sample requests of the tests.
public final class Payloads {

    private Payloads() {}

    public static byte[] bytes(String name) {
        try (InputStream in = Payloads.class.getResourceAsStream("/retell/payloads/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static List<Element> unwrap(String body) {
        return new Unwrapper().unwrap(body.getBytes(StandardCharsets.UTF_8), null);
    }

    static Element only(String body) {
        List<Element> elements = unwrap(body);
        if (elements.size() != 1) {
            throw new AssertionError("one element expected: " + elements);
        }
        return elements.getFirst();
    }

    static CallEvent event(String body) {
        return switch (only(body)) {
            case Element.OfCall(CallEvent event) -> event;
            case Element.Other(String name, byte[] other) ->
                throw new AssertionError("other: " + name + " " + utf8(other));
            case Element.Unreadable(String hint, byte[] _) -> throw new AssertionError("unreadable: " + hint);
        };
    }

    static String hint(String body) {
        return only(body) instanceof Element.Unreadable(String hint, byte[] _) ? hint : "readable";
    }

    public static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
