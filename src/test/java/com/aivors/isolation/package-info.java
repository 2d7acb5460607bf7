/// No client sees another's calls: every route asked by everybody, each of the two locks alone.
@NullMarked
package com.aivors.isolation;

import org.jspecify.annotations.NullMarked;
