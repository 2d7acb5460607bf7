@NullMarked
package com.aivors.client;

import org.jspecify.annotations.NullMarked;
