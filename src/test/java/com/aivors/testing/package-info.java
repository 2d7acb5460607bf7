/// What tests of every part share.
@NullMarked
package com.aivors.testing;

import org.jspecify.annotations.NullMarked;
