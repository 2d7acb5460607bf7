/// The PostgreSQL that comes with the service: its binaries, its files, its process.
@NullMarked
package com.aivors.platform.embedded;

import org.jspecify.annotations.NullMarked;
