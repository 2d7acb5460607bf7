@NullMarked
package com.aivors.operator.agent;

import org.jspecify.annotations.NullMarked;
