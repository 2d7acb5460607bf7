/// From webhook to receipt: reads a request, admits it, queues its events, and answers after the
/// commit.
///
/// The order is WebhookHandler, BodyReader, AdmissionLimit, DeliveryHandler, Reception, Intake,
/// WriteQueue, Committer, then BatchWriter of `eventlog`, and back by Committer to DeliveryHandler.
@NullMarked
package com.aivors.intake;

import org.jspecify.annotations.NullMarked;
