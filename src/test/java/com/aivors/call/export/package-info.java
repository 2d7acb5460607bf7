@NullMarked
package com.aivors.call.export;

import org.jspecify.annotations.NullMarked;
