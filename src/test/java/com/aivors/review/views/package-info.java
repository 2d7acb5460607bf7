@NullMarked
package com.aivors.review.views;

import org.jspecify.annotations.NullMarked;
