/// The settings that a client, or the agency for it, makes: time zone, opening hours, currency,
/// goals and field roles ([ClientSettings]). Also the agency's own settings for a client: the parts
/// of calls that its pages show ([Disclosure]). The rules that flag calls are in `review/rules`,
/// plans with their prices in `billing`.
@NullMarked
package com.aivors.client.settings;

import org.jspecify.annotations.NullMarked;
