/// What senders delivered: the log of deliveries with its bodies and conflicts, refused requests, and replays of what
/// is stored. Who may send is in `source`.
@NullMarked
package com.aivors.operator.delivery;

import org.jspecify.annotations.NullMarked;
