package com.aivors.client;

import com.aivors.identity.Emails;
import com.aivors.identity.Language;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A new client with its first user.
///
/// @param password null sends an invitation to choose one
/// @param language of the invitation; when null, the inviting operator's
public record NewClient(
        @NotBlank(message = "enter-name")
        @Size(max = NewClient.LONGEST_NAME, message = "name-too-long")
        @Pattern(regexp = "\\P{Cntrl}*", message = "name-of-one-line")
        String name,

        @NotNull(message = "enter-email")
        @Size(max = NewClient.LONGEST_EMAIL, message = "email-too-long")
        @Pattern(regexp = Emails.PATTERN, message = "not-an-email")
        String email,

        @Size(max = NewClient.LONGEST_PHONE, message = "phone-too-long")
        @Pattern(regexp = "\\P{Cntrl}*", message = "phone-of-one-line")
        @Nullable
        String phoneNumber,

        @Nullable String password,

        @Nullable Language language) {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_PHONE = 50;
}
