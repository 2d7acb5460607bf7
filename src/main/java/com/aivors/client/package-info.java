/// The tenants: businesses with their accounts, their state and their settings.
@NullMarked
package com.aivors.client;

import org.jspecify.annotations.NullMarked;
