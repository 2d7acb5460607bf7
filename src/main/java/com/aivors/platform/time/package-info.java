/// Time and ids, passed in so that tests can fix them.
@NullMarked
package com.aivors.platform.time;

import org.jspecify.annotations.NullMarked;
