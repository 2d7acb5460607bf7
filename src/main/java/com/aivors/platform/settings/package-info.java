/// The settings of an installation: environment variables, read and checked once at start.
@NullMarked
package com.aivors.platform.settings;

import org.jspecify.annotations.NullMarked;
