/// For the agency's staff, across all clients. Everything stands in a room: `client`, `agent`, `unclaimed`,
/// `delivery`, `source`. Billing and completeness keep their own pages for operators.
@NullMarked
package com.aivors.operator;

import org.jspecify.annotations.NullMarked;
