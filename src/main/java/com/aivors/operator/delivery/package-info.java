/// The deliveries of senders: the log with bodies and conflicts, refused requests, and replays of
/// stored events. `source` manages the senders.
@NullMarked
package com.aivors.operator.delivery;

import org.jspecify.annotations.NullMarked;
