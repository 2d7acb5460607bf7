/// What can be set from outside.
@NullMarked
package com.aivors.platform.settings;

import org.jspecify.annotations.NullMarked;
