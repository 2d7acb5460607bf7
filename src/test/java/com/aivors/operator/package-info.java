@NullMarked
package com.aivors.operator;

import org.jspecify.annotations.NullMarked;
