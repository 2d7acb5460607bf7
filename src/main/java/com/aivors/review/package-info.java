/// The work of people on calls: flags, assignments, tags and notes, with their history.
@NullMarked
package com.aivors.review;

import org.jspecify.annotations.NullMarked;
