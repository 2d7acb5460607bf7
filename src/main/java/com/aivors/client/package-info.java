/// Accounts: clients, their users, invitations, sign-in and sessions.
@NullMarked
package com.aivors.client;

import org.jspecify.annotations.NullMarked;
