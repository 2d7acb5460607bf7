/// Input that means harm, and what must not leak.
@NullMarked
package com.aivors.hostile;

import org.jspecify.annotations.NullMarked;
