package com.aivors.client;

import com.aivors.identity.Emails;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A client to be created, with its first sign-in.
///
/// @param password null invites its owner to choose one
public record NewClient(
        @NotBlank(message = "Please enter a name.")
        @Size(max = NewClient.LONGEST_NAME, message = "A name has at most 200 characters.")
        @Pattern(regexp = "\\P{Cntrl}*", message = "A name has no control characters.")
        String name,

        @NotNull(message = "Please enter an e-mail address.")
        @Size(max = NewClient.LONGEST_EMAIL, message = "An e-mail address has at most 254 characters.")
        @Pattern(regexp = Emails.PATTERN, message = "This is no e-mail address.")
        String email,

        @Size(max = NewClient.LONGEST_PHONE, message = "A phone number has at most 50 characters.")
        @Pattern(regexp = "\\P{Cntrl}*", message = "A phone number has no control characters.")
        @Nullable
        String phoneNumber,

        @Nullable String password) {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_PHONE = 50;
}
