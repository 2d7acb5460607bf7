@NullMarked
package com.aivors.platform.time;

import org.jspecify.annotations.NullMarked;
