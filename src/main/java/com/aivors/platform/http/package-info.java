/// Shared parts of the controllers: the envelope of answers, problems, and the reading of
/// parameters.
@NullMarked
package com.aivors.platform.http;

import org.jspecify.annotations.NullMarked;
