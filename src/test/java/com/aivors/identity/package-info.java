@NullMarked
package com.aivors.identity;

import org.jspecify.annotations.NullMarked;
