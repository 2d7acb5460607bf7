/// Time and identities, handed in so that tests can hold them still.
@NullMarked
package com.aivors.platform.time;

import org.jspecify.annotations.NullMarked;
