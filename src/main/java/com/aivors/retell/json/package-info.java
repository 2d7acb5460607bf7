/// Reads the JSON of senders: one reader ([JsonReader]) with a fast path for plain JSON, values,
/// spans of bytes, and text that the database accepts.
@NullMarked
package com.aivors.retell.json;

import org.jspecify.annotations.NullMarked;
