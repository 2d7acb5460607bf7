@NullMarked
package com.aivors.operator.delivery;

import org.jspecify.annotations.NullMarked;
