/// What the service prints.
@NullMarked
package com.aivors.platform.log;

import org.jspecify.annotations.NullMarked;
