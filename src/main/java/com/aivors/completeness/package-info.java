/// Completeness: compares Retell's list of calls with ours, fetches missing calls, and counts both
/// per client and day.
@NullMarked
package com.aivors.completeness;

import org.jspecify.annotations.NullMarked;
