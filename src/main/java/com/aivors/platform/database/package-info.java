/// PostgreSQL: embedded or external, its pools, its roles and its schema.
@NullMarked
package com.aivors.platform.database;

import org.jspecify.annotations.NullMarked;
