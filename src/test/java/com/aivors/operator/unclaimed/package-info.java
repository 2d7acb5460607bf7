@NullMarked
package com.aivors.operator.unclaimed;

import org.jspecify.annotations.NullMarked;
