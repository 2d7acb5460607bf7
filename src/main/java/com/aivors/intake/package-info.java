/// From webhook to receipt: reads a request, admits it, queues its events, answers after the commit.
///
/// In this order: WebhookHandler, BodyReader, AdmissionLimit, DeliveryHandler, Reception, Intake,
/// WriteQueue, Committer; then BatchWriter of `eventlog`, and back by Committer to DeliveryHandler.
@NullMarked
package com.aivors.intake;

import org.jspecify.annotations.NullMarked;
