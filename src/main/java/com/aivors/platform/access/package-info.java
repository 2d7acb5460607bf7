/// Who sends a request and what they may call: the routes' rules, the signed-in caller, and what no
/// request gets past.
@NullMarked
package com.aivors.platform.access;

import org.jspecify.annotations.NullMarked;
