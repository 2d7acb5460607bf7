/// For the agency's staff: clients and what they have, across all of them.
@NullMarked
package com.aivors.operator;

import org.jspecify.annotations.NullMarked;
