/// Tests that no client sees another's calls: every route as every user, and each of the two locks
/// alone.
@NullMarked
package com.aivors.isolation;

import org.jspecify.annotations.NullMarked;
