@NullMarked
package com.aivors.agent;

import org.jspecify.annotations.NullMarked;
