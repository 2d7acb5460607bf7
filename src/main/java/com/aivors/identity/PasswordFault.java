package com.aivors.identity;

/// Why nobody should have a password.
enum PasswordFault {
    TOO_SHORT,
    TOO_LONG,
    TOO_EASY
}
