@NullMarked
package com.aivors.retell.json;

import org.jspecify.annotations.NullMarked;
