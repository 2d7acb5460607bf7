/// Recurring jobs, each of which runs on one node of the cluster.
@NullMarked
package com.aivors.platform.jobs;

import org.jspecify.annotations.NullMarked;
