/// What the calls add up to.
@NullMarked
package com.aivors.analytics;

import org.jspecify.annotations.NullMarked;
