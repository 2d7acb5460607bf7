package com.aivors.call.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words that the indexed calls of a client have.
public interface Vocabulary {

    /// Words that a query lists one by one. The index reads all of them together for each call that it
    /// looks at.
    int MOST_LISTED = 20;

    /// Ends an entry that stands for all words which go on with a digit: `call#` for `call2`.
    String DIGITS = "#";

    /// @param text folded, without an ASCII digit
    /// @return entries that begin so, at least [#MOST_LISTED] and one more where there are more; null
    ///     while not all words are known
    @Nullable
    List<String> beginningWith(String text);
}
