package com.aivors.identity;

import java.util.Locale;

/// Normalises e-mail addresses for comparison: strips surrounding space and converts to lower case.
public final class Emails {

    /// Allows surrounding space. The mail server judges everything else.
    public static final String PATTERN = "\\s*[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\s*";

    private Emails() {}

    public static String normal(String typed) {
        // PostgreSQL accepts no NUL in text.
        return typed.replace("\0", "").strip().toLowerCase(Locale.ROOT);
    }
}
