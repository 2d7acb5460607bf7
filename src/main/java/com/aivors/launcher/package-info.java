/// How the jar starts: as it is, or from a cache beside it that makes starts fast.
@NullMarked
package com.aivors.launcher;

import org.jspecify.annotations.NullMarked;
