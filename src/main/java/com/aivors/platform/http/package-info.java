/// Holds what controllers share: the envelope of answers, problems, the reading of parameters.
@NullMarked
package com.aivors.platform.http;

import org.jspecify.annotations.NullMarked;
