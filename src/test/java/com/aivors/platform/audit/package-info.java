/// Tests of the permanent record of actions.
@NullMarked
package com.aivors.platform.audit;

import org.jspecify.annotations.NullMarked;
