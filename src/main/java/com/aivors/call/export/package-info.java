/// Exports calls as CSV or JSON Lines: columns, query, and the writing while reading. `filter`
/// selects the calls, and `list` reads them.
@NullMarked
package com.aivors.call.export;

import org.jspecify.annotations.NullMarked;
