@NullMarked
package com.aivors.call.list;

import org.jspecify.annotations.NullMarked;
