@NullMarked
package com.aivors.platform.web;

import org.jspecify.annotations.NullMarked;
