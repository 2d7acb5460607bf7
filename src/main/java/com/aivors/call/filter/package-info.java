/// Which calls a list, an export or a count asks for: every filter with its parameter, its SQL and its terms in the
/// search index. It reads no pages; those are in `list`.
@NullMarked
package com.aivors.call.filter;

import org.jspecify.annotations.NullMarked;
