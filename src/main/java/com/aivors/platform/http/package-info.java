/// What all answers have in common: envelope, problems, who may call.
@NullMarked
package com.aivors.platform.http;

import org.jspecify.annotations.NullMarked;
