/// Who did what, kept for good.
@NullMarked
package com.aivors.platform.audit;

import org.jspecify.annotations.NullMarked;
