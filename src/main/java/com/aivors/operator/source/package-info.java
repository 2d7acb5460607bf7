/// Manages the sources of webhooks: their secrets, the URL that they send to, and the n8n workflow
/// for it. `delivery` shows what they sent.
@NullMarked
package com.aivors.operator.source;

import org.jspecify.annotations.NullMarked;
