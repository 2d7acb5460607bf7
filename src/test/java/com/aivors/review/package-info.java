@NullMarked
package com.aivors.review;

import org.jspecify.annotations.NullMarked;
