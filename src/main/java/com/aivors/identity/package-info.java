/// Accounts and sign-in: users, passwords, sessions, tokens, one-time links and mail.
@NullMarked
package com.aivors.identity;

import org.jspecify.annotations.NullMarked;
