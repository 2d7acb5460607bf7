/// Tests of the jobs that one node runs for all.
@NullMarked
package com.aivors.platform.jobs;

import org.jspecify.annotations.NullMarked;
