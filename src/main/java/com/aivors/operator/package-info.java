/// The pages of the agency's staff, across all clients. Its packages are `client`, `agent`,
/// `unclaimed`, `delivery` and `source`. Billing and completeness have their own pages for
/// operators.
@NullMarked
package com.aivors.operator;

import org.jspecify.annotations.NullMarked;
