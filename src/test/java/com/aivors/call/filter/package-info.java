@NullMarked
package com.aivors.call.filter;

import org.jspecify.annotations.NullMarked;
