/// Compares the usage ledger and the statements with independently computed sums
/// (`docs/billing.md`).
@org.jspecify.annotations.NullMarked
package com.aivors.ledger;
