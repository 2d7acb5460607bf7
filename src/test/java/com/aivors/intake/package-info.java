@NullMarked
package com.aivors.intake;

import org.jspecify.annotations.NullMarked;
