/// Saved views of the list of calls.
@NullMarked
package com.aivors.review.views;

import org.jspecify.annotations.NullMarked;
