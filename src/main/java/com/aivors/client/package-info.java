/// The tenant: a business with its account, its state and its settings.
@NullMarked
package com.aivors.client;

import org.jspecify.annotations.NullMarked;
