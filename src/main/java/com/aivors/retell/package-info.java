/// Retell's vocabulary: signatures, forwarded shapes, events, the call document. Knows nothing of
/// clients or tables.
@NullMarked
package com.aivors.retell;

import org.jspecify.annotations.NullMarked;
