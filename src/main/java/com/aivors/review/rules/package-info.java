/// Rules that flag calls automatically.
@NullMarked
package com.aivors.review.rules;

import org.jspecify.annotations.NullMarked;
