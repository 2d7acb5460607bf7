/// Tests of the work that one node does for all.
@NullMarked
package com.aivors.platform.jobs;

import org.jspecify.annotations.NullMarked;
