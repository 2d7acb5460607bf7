/// The call: merge, list, detail, search, export.
@NullMarked
package com.aivors.call;

import org.jspecify.annotations.NullMarked;
