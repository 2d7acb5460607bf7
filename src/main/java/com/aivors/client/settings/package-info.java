/// What a client, or the agency for it, may set: time zone, opening hours, currency, goals.
@NullMarked
package com.aivors.client.settings;

import org.jspecify.annotations.NullMarked;
