/// Faults injected into the running service, and a ledger that tells whether anything was lost.
@NullMarked
package com.aivors.faults;

import org.jspecify.annotations.NullMarked;
