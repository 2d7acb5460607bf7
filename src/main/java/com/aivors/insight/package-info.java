/// What the calls add up to.
@NullMarked
package com.aivors.insight;

import org.jspecify.annotations.NullMarked;
