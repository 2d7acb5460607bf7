/// Merges events into one stored call: fields, keys, outcome, the written rows, and the followers
/// of a change. It knows nothing of lists and filters; `list` reads calls.
@NullMarked
package com.aivors.call.merge;

import org.jspecify.annotations.NullMarked;
