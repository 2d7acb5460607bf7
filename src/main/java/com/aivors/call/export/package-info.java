/// Calls as a file, CSV or JSON Lines: columns, query, writing while reading. Which calls are in it is a matter of
/// `filter`, and `list` reads them.
@NullMarked
package com.aivors.call.export;

import org.jspecify.annotations.NullMarked;
