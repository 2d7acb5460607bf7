@NullMarked
package com.aivors.call.merge;

import org.jspecify.annotations.NullMarked;
