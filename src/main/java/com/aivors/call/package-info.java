/// The call: merge, list, detail, search, export, live feed.
@NullMarked
package com.aivors.call;

import org.jspecify.annotations.NullMarked;
