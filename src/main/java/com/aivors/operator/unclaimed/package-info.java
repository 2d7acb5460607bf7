/// Calls of agents that no client has connected, their handover to a client, and its undoing. Moving the rows is a
/// matter of `eventlog`.
@NullMarked
package com.aivors.operator.unclaimed;

import org.jspecify.annotations.NullMarked;
