/// Words of calls, and what somebody looks for in them.
@NullMarked
package com.aivors.call.search;

import org.jspecify.annotations.NullMarked;
