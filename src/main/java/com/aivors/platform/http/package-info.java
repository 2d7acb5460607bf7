/// What all answers have in common: the envelope, problems, parameters.
@NullMarked
package com.aivors.platform.http;

import org.jspecify.annotations.NullMarked;
