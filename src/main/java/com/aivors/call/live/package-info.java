/// Changes of calls on their way to open dashboards: feed, stream, relay between nodes.
@NullMarked
package com.aivors.call.live;

import org.jspecify.annotations.NullMarked;
