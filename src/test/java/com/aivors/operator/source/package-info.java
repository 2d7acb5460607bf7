@NullMarked
package com.aivors.operator.source;

import org.jspecify.annotations.NullMarked;
