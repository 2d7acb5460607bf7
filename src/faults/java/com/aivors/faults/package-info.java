/// Injects faults into the running service, and finds losses with a ledger of the sender.
@NullMarked
package com.aivors.faults;

import org.jspecify.annotations.NullMarked;
