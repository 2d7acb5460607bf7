@NullMarked
package com.aivors.platform.http;

import org.jspecify.annotations.NullMarked;
