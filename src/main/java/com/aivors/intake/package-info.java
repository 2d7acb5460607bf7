/// From webhook to commit. The edge, the batch writer, dead letters, replay.
@NullMarked
package com.aivors.intake;

import org.jspecify.annotations.NullMarked;
