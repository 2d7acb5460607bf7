/// Hostile input, and information that must not leak.
@NullMarked
package com.aivors.hostile;

import org.jspecify.annotations.NullMarked;
