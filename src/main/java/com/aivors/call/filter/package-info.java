/// The filters of lists, exports and counts of calls: each with its parameter, its SQL and its
/// terms in the search index. `list` reads the pages.
@NullMarked
package com.aivors.call.filter;

import org.jspecify.annotations.NullMarked;
