/// Retell's vocabulary: signatures, forwarded formats, events, the call document. Knows nothing
/// about clients or tables.
@NullMarked
package com.aivors.retell;

import org.jspecify.annotations.NullMarked;
