@NullMarked
package com.aivors.review.rules;

import org.jspecify.annotations.NullMarked;
