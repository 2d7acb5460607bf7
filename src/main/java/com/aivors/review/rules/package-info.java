/// Rules that flag calls by themselves.
@NullMarked
package com.aivors.review.rules;

import org.jspecify.annotations.NullMarked;
