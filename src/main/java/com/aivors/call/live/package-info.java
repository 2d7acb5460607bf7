/// Delivers changes of calls to open dashboards: feed, stream, and relay between nodes.
@NullMarked
package com.aivors.call.live;

import org.jspecify.annotations.NullMarked;
