/// The use of PostgreSQL: connection pools, roles, schema and locks for the whole cluster.
@NullMarked
package com.aivors.platform.database;

import org.jspecify.annotations.NullMarked;
