package com.aivors.client;

import com.aivors.identity.Emails;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.StorableText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A change of a client. Fields that are not sent stay unchanged.
///
/// @param name null keeps it
/// @param email null keeps it
/// @param phoneGiven whether to set the phone number, possibly to null
public record ClientChange(
        @Nullable String name,
        @Nullable String email,
        boolean phoneGiven,
        @Nullable String phoneNumber) {

    /// @throws Problem 400 naming a field that is unknown or not valid
    public static ClientChange of(JsonNode body) {
        if (!body.isObject()) {
            throw FieldProblem.NOTHING_TO_CHANGE.problem("");
        }
        for (String field : body.propertyNames()) {
            if (!field.equals("name") && !field.equals("email") && !field.equals("phoneNumber")) {
                throw FieldProblem.NOT_CHANGEABLE.problem(field, field);
            }
        }
        String name = text(body, "name", NewClient.LONGEST_NAME);
        String email = text(body, "email", NewClient.LONGEST_EMAIL);
        if (name != null && name.isEmpty()) {
            throw FieldProblem.ENTER_NAME.problem("name");
        }
        if (email != null && !email.matches(Emails.PATTERN)) {
            throw FieldProblem.NOT_AN_EMAIL.problem("email");
        }
        String phone = text(body, "phoneNumber", NewClient.LONGEST_PHONE);
        return new ClientChange(name, email, body.has("phoneNumber"), phone == null || phone.isEmpty() ? null : phone);
    }

    private static @Nullable String text(JsonNode body, String field, int longest) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw FieldProblem.NOT_A_TEXT.problem(field, field);
        }
        String text = value.stringValue().strip();
        if (!StorableText.isLine(text, longest)) {
            throw FieldProblem.LINE_OF_TEXT.problem(field, field, longest);
        }
        return text;
    }
}
