/// Who may send: sources with their secrets, the address that they send to, and the n8n workflow that is set up for
/// it. What they sent is in `delivery`.
@NullMarked
package com.aivors.operator.source;

import org.jspecify.annotations.NullMarked;
