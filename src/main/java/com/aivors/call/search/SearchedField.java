package com.aivors.call.search;

/// One text of a call that is searched.
///
/// @param name as [Highlight] says it
/// @param number whether it is a telephone number, of any length
public record SearchedField(String name, String text, boolean number) {}
