@NullMarked
package com.aivors.source;

import org.jspecify.annotations.NullMarked;
