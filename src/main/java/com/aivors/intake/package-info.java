/// From webhook to receipt: reads a request, admits it, queues its events, answers after the commit.
@NullMarked
package com.aivors.intake;

import org.jspecify.annotations.NullMarked;
