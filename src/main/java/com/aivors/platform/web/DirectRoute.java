package com.aivors.platform.web;

import java.util.function.Function;

/// An address whose POSTs are answered as soon as their heads are there, past servlets and filters:
/// for what comes thousands of times a second, from senders who may be slow. Security's filters do
/// not see them, so the handler says who may call.
///
/// @param path as it is written in the request line, with or without a slash behind it; written in any other way,
/// percent-encoded say,
///     it goes by the servlets
/// @param handler what it throws becomes an answer as anywhere else
public record DirectRoute(String path, Function<Incoming, Answer<?>> handler) {}
