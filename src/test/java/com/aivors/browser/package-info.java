/// Tests of the pages in a real Chromium.
@NullMarked
package com.aivors.browser;

import org.jspecify.annotations.NullMarked;
