@NullMarked
package com.aivors.demo;

import org.jspecify.annotations.NullMarked;
