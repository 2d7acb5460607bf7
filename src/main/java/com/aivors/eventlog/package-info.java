/// The event log: appends events and deliveries in one transaction with the merge. Also routing,
/// unclaimed calls and their handover, dead letters, and reprocessing.
///
/// BatchWriter writes a batch: Router finds the client of each call, EventStore stores the events,
/// CallMerge of `call` merges the calls, and DeliveryLog records repeats and conflicts.
@NullMarked
package com.aivors.eventlog;

import org.jspecify.annotations.NullMarked;
