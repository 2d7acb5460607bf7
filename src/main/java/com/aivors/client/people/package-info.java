/// The users of a client.
@NullMarked
package com.aivors.client.people;

import org.jspecify.annotations.NullMarked;
