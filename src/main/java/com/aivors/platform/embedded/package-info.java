/// The PostgreSQL that the service brings along: its binaries, its files, its process.
@NullMarked
package com.aivors.platform.embedded;

import org.jspecify.annotations.NullMarked;
