@NullMarked
package com.aivors.eventlog;

import org.jspecify.annotations.NullMarked;
