package com.aivors.call.search;

/// A searched text of a call.
///
/// @param name as in [Highlight]
/// @param number true for a field with a telephone number of any length
public record SearchedField(String name, String text, boolean number) {}
