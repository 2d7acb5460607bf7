/// How the service uses PostgreSQL: its pools, its roles, its schema, locks of the whole cluster.
@NullMarked
package com.aivors.platform.database;

import org.jspecify.annotations.NullMarked;
