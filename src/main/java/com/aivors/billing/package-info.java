/// Billing: the ledger of usage, plans, and monthly statements.
@NullMarked
package com.aivors.billing;

import org.jspecify.annotations.NullMarked;
