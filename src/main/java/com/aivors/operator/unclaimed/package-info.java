/// Unclaimed calls, whose agents no client has connected: their handover to a client, and its undo.
/// `eventlog` moves the rows.
@NullMarked
package com.aivors.operator.unclaimed;

import org.jspecify.annotations.NullMarked;
