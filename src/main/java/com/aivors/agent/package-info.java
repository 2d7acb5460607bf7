/// Which client owns which Retell agent, since when.
@NullMarked
package com.aivors.agent;

import org.jspecify.annotations.NullMarked;
