@NullMarked
package com.aivors.operator.client;

import org.jspecify.annotations.NullMarked;
