/// The audit log: who did what to whom, append-only by grant.
@NullMarked
package com.aivors.platform.audit;

import org.jspecify.annotations.NullMarked;
