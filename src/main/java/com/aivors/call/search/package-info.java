/// Parses texts and searches: words, phrases and numbers.
@NullMarked
package com.aivors.call.search;

import org.jspecify.annotations.NullMarked;
