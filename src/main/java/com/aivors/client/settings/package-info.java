/// What a client, or the agency for it, may set: time zone, opening hours, currency, goals, field roles.
@NullMarked
package com.aivors.client.settings;

import org.jspecify.annotations.NullMarked;
