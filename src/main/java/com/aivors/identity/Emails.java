package com.aivors.identity;

import java.util.Locale;

/// How e-mails are compared: without surrounding space, in lower case.
public final class Emails {

    /// Space around it is forgiven; everything else is for the mail server to judge.
    public static final String PATTERN = "\\s*[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\s*";

    private Emails() {}

    public static String normal(String typed) {
        // PostgreSQL takes no NUL in text.
        return typed.replace("\0", "").strip().toLowerCase(Locale.ROOT);
    }
}
