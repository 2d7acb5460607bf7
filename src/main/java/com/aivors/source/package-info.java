/// The senders of webhooks: sources, their secrets and keys, and the check of signatures.
@NullMarked
package com.aivors.source;

import org.jspecify.annotations.NullMarked;
