@NullMarked
package com.aivors.client.people;

import org.jspecify.annotations.NullMarked;
