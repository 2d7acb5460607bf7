/// What was said: events and deliveries, appended in one transaction with the merge; routing,
/// unclaimed calls and their handover, dead letters, reprocessing.
///
/// BatchWriter writes a batch: Router (whose call), EventStore (the events), CallMerge of `call` (the
/// calls), DeliveryLog (repeats and conflicts).
@NullMarked
package com.aivors.eventlog;

import org.jspecify.annotations.NullMarked;
