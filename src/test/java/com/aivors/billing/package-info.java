@NullMarked
package com.aivors.billing;

import org.jspecify.annotations.NullMarked;
