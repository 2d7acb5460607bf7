@NullMarked
package com.aivors.call.search;

import org.jspecify.annotations.NullMarked;
