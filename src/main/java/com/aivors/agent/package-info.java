/// The ownership of Retell agents: which client owns which agent since when.
@NullMarked
package com.aivors.agent;

import org.jspecify.annotations.NullMarked;
