/// Aivors: call analytics for many clients of one agency.
@NullMarked
package com.aivors;

import org.jspecify.annotations.NullMarked;
