@NullMarked
package com.aivors.platform.access;

import org.jspecify.annotations.NullMarked;
