/// The installation's secret key and what is derived from it.
@NullMarked
package com.aivors.platform.secrets;

import org.jspecify.annotations.NullMarked;
