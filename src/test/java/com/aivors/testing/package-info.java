/// Helpers for tests of all packages.
@NullMarked
package com.aivors.testing;

import org.jspecify.annotations.NullMarked;
