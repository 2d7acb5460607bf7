@NullMarked
package com.aivors.call.live;

import org.jspecify.annotations.NullMarked;
