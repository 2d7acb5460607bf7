/// Is every call of Retell's here? Compares Retell's list of calls with ours, fetches what is
/// missing, and counts both per client and day.
@NullMarked
package com.aivors.completeness;

import org.jspecify.annotations.NullMarked;
