/// What was said: events and deliveries, appended in one transaction with the merge; routing,
/// unclaimed calls and their handover, dead letters, reprocessing.
@NullMarked
package com.aivors.eventlog;

import org.jspecify.annotations.NullMarked;
