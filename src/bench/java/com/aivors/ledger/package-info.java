/// Compares the ledger of usage and the statements with sums that are made in other ways
/// (`docs/billing.md`).
@org.jspecify.annotations.NullMarked
package com.aivors.ledger;
