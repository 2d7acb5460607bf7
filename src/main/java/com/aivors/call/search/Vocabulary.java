package com.aivors.call.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words in the indexed calls of a client.
public interface Vocabulary {

    /// The most words that a query lists one by one. The index compares all of them with each call
    /// that it reads.
    int MOST_LISTED = 20;

    /// The end of an entry for all words that continue with a digit: `call#` for `call2`.
    String DIGITS = "#";

    /// @param text folded, without ASCII digits
    /// @return the entries with this prefix, more than [#MOST_LISTED] if there are more; null while
    ///     not all words are known
    @Nullable
    List<String> beginningWith(String text);
}
