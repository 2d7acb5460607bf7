@NullMarked
package com.aivors.platform.embedded;

import org.jspecify.annotations.NullMarked;
