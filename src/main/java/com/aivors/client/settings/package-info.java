/// The settings that a client makes, or the agency for it: time zone, opening hours, currency, goals, field roles
/// ([ClientSettings]). What only the agency sets for a client: what its pages show ([Disclosure]). Rules that flag
/// calls are in `review/rules`, a plan with its prices in `billing`.
@NullMarked
package com.aivors.client.settings;

import org.jspecify.annotations.NullMarked;
