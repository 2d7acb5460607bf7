/// How many events become one stored call: fields, keys, outcome, the rows that are written, and who is told of a
/// change. It knows nothing of lists and filters; reading is in `list`.
@NullMarked
package com.aivors.call.merge;

import org.jspecify.annotations.NullMarked;
