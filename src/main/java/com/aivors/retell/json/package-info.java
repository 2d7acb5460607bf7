/// The JSON of senders: one reader ([JsonReader]) with a fast path for plain JSON, values, spans of bytes, text
/// that the database takes.
@NullMarked
package com.aivors.retell.json;

import org.jspecify.annotations.NullMarked;
