@NullMarked
package com.aivors.client.settings;

import org.jspecify.annotations.NullMarked;
