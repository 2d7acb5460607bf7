@NullMarked
package com.aivors.platform.secrets;

import org.jspecify.annotations.NullMarked;
