package com.aivors.platform.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All problems of a single field or parameter. The constant's name is its code. A constraint of
/// Bean Validation uses the code as its message: `@NotNull(message = "enter-email")`.
public enum FieldProblem implements ProblemText {
    // Any field
    UNREADABLE_VALUE("\"{name}\" cannot be read."),
    MISSING_PARAMETER("\"{name}\" is missing."),
    MUST_BE_TEXT("\"{name}\" must be a text."),
    MUST_BE_FLAG("\"{name}\" must be true or false."),
    MUST_BE_NUMBER("\"{name}\" must be a number."),
    UNKNOWN_FIELD("This field is unknown."),
    UNKNOWN_PARAMETER("The parameter \"{name}\" is not known here. Known are: {known}."),
    NO_PARAMETERS("The parameter \"{name}\" is not known here. This address takes none."),
    REPEATED_PARAMETER("The parameter \"{name}\" is given more than once."),
    NOTHING_TO_CHANGE("Send an object with what to change."),
    NOT_AN_OBJECT("Must be an object."),
    NOT_CHANGEABLE("\"{name}\" cannot be changed."),
    TRUE_OR_FALSE("Must be true or false."),
    ONE_OF("Must be one of {allowed}."),
    EITHER_OR("Must be {one} or {other}."),
    OF("Must be of {allowed}."),
    LIST_TOO_LONG("Must be a list of at most {most}."),
    TEXT_TOO_LONG("Must be a text of at most {most} characters."),
    PLAIN_TEXT("Must be plain text of at most {most} characters."),
    LINE_OF_TEXT("\"{name}\" has at most {most} characters, and no control characters."),
    NOT_A_TEXT("\"{name}\" is a text."),
    TEXT_BETWEEN("Must be a text of 1 to {most} characters."),
    TOO_MANY_CHARACTERS("Must be at most {most} characters."),
    NUMBER_BETWEEN("Must be a number from {least} to {most}."),
    WHOLE_NUMBERS("Must be whole numbers from {least} to {most}."),
    ID_OF("Must be the id of a {thing}."),
    INVALID_CURSOR("This cursor was not made by this list."),
    TOO_MANY_VALUES("Name between one and {most} values."),

    // Times and periods
    TIME("Must be a time such as 2026-01-31T00:00:00Z."),
    DAY("Must be a day such as 2026-01-31."),
    MONTH("Must be a month such as 2026-01."),
    TIME_ZONE("Must be a time zone such as Europe/Berlin."),
    BEFORE_TO("Must be before to."),
    NOT_AFTER_TO("Must not be after to."),
    BEFORE_TO_IN_THE_PAST("Must be before to, and in the past."),
    TWO_YEARS("A period may be two years at most."),
    THREE_YEARS("Three years at a time, at most."),
    EIGHT_DAYS_BY_HOUR("By hour, a period may be 8 days at most."),
    TOO_MANY_DAYS("At most {most} days at a time."),
    WHEN_CALLS_BEGAN("Enter when the calls began that are to be compared."),
    SECONDS("Must be a number of seconds."),
    SECONDS_BETWEEN("Must be between 0 and 10000000 seconds."),

    // People
    ENTER_NAME("Please enter a name."),
    NAME_TOO_LONG("A name has at most 200 characters."),
    NAME_OF_ONE_LINE("A name has no control characters."),
    ENTER_EMAIL("Please enter an e-mail address."),
    ENTER_YOUR_EMAIL("Please enter your e-mail address."),
    EMAIL_TOO_LONG("An e-mail address has at most 254 characters."),
    NOT_AN_EMAIL("This is no e-mail address."),
    PHONE_TOO_LONG("A phone number has at most 50 characters."),
    PHONE_OF_ONE_LINE("A phone number has no control characters."),
    ENTER_PASSWORD("Please enter your password."),
    ENTER_PRESENT_PASSWORD("Please enter your present password."),
    WRONG_PRESENT_PASSWORD("The present password is wrong."),
    CHOOSE_PASSWORD("Please choose a password."),
    PASSWORD_TOO_SHORT("Please choose a password of at least {least} characters."),
    PASSWORD_TOO_LONG("A password has at most {most} characters."),
    PASSWORD_TOO_EASY("This password is too easy to guess."),
    TOKEN_MISSING("The link's token is missing."),
    CHOOSE_ROLE("Please choose owner, member or viewer."),
    CHOOSE_CLIENT("Choose a client."),

    // Agents and sources
    API_KEY_GIVEN(ProblemType.API_KEY_AS_AGENT_ID.text()),
    UNKNOWN_TO_RETELL("Retell does not know an agent with this ID."),
    ENTER_AGENT_ID("Enter the agent's ID. It looks like agent_… in Retell's dashboard."),
    AGENT_ID_TOO_LONG("An agent's ID has at most 255 characters."),
    AGENT_ID_WITH_SPACES("An agent's ID has no spaces inside."),
    AGENT_ID_PLACEHOLDER("This is a placeholder, not an agent's ID. The ID looks like agent_…."),
    SOURCE_KIND("Must be n8n or retell."),
    SOURCE_NAME("Enter a name of at most 200 characters."),
    ENTER_RETELL_KEY("Enter the Retell API key that has the webhook badge."),
    SECRET_CHARACTERS("Use 8 to 500 letters, digits and signs, without spaces."),

    // Calls and their filters
    NO_SUCH_CALL("There is no such call."),
    CALL_WITHOUT_NUMBER("This call has no number."),
    NO_SUCH_GOAL("There is no such goal."),
    NUMBERS_NOT_SHOWN("Your agency does not show numbers. Name a call of the number in sameCaller."),
    HELD_BY_AGENCY("Your agency does not show numbers. Only your agency can change this field."),
    RECORDINGS_NOT_SHOWN("Your agency does not show recordings."),
    TRANSCRIPTS_NOT_SHOWN("Your agency does not show transcripts."),
    EXPORT_COLUMNS("Must be of {names} and field.NAME."),
    TOO_MANY_COLUMNS("Must be a list of at most {most} columns."),
    WHOLE_CALL("A call is replayed whole: leave out from and to."),
    NAME_WHAT_TO_REPLAY("Name a call, a client or a period."),
    TOO_MANY_ACTIONS("At most {most} actions can be asked for."),

    // Reviews
    NOTE_LENGTH("A note has 1 to 5,000 characters."),
    TAGS_OF_A_CALL("A call has at most {most} tags."),
    TOO_MANY_TAGS("Must be a list of at most {most} tags."),
    TAG_LENGTH("A tag has 1 to {most} characters."),
    UNKNOWN_ASSIGNEE("Must be the id of a user of this account, or null."),
    CALL_IDS("Must be a list of 1 to {most} call ids."),
    TOO_MANY_TEXTS("Must be a list of at most {most} texts."),
    PHRASE_WITHOUT_WORD("A phrase needs a letter or a digit."),

    // Settings of a client
    CURRENCY("Must be a currency such as USD."),
    GOAL_IDS("Each goal needs an id of its own."),
    GOAL_ID("An id has letters, digits, - and _ only."),
    GOAL_KIND("Must be success, outcome or field."),
    GOAL_SUCCESS("Success has no values."),
    GOAL_VALUES("Name at least one value."),
    GOAL_FIELD("Only the kind field names a field."),
    GOAL_CENTS("Must be whole cents, not negative."),
    OVERLAPPING_INTERVALS("Two intervals overlap."),
    INTERVAL_ORDER("Must end after it begins. Hours past midnight are an interval of the next day."),
    CLOCK_TIME("Must be a time such as 09:00."),

    // Billing
    CENTS_NOT_ZERO("Must be a number of cents other than 0."),
    CLOSED_MONTH("The statement of this month is closed. The earliest is {earliest}."),
    COST_PLUS_IN_USD("Must be USD with cost_plus: Retell bills in USD."),
    PLAN_CURRENCY("Must be a currency such as USD or EUR.");

    private static final Map<String, FieldProblem> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FieldProblem::key, Function.identity()));

    private final String text;

    FieldProblem(String text) {
        this.text = text;
    }

    static Optional<FieldProblem> named(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @Override
    public String text() {
        return text;
    }

    /// @param values of the sentence's parameters, in their order
    public Problem.FieldError error(String field, Object... values) {
        Map<String, Object> parameters = parameters(values);
        return new Problem.FieldError(field, with(parameters), key(), parameters);
    }

    /// Returns a 400 that names the wrong field.
    ///
    /// @param values of the sentence's parameters, in their order
    public Problem problem(String field, Object... values) {
        return Problem.invalid(List.of(error(field, values)));
    }
}
