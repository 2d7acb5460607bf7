/// The installation's secret key and the keys derived from it.
@NullMarked
package com.aivors.platform.secrets;

import org.jspecify.annotations.NullMarked;
