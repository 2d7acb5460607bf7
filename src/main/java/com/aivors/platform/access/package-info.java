/// Access control: the rules of the routes, the signed-in caller, and the filters that every
/// request passes.
@NullMarked
package com.aivors.platform.access;

import org.jspecify.annotations.NullMarked;
