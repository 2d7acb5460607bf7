package com.aivors.platform.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// All problems that the API answers, each with its status, its code for programs and its sentence
/// for people. The code is the constant's name. When several sentences share a code, the code is
/// explicit, and the answer's `reason` is the name. [FieldProblem] has the sentences about fields.
public enum ProblemType implements ProblemText {
    // The request
    INVALID(HttpStatus.BAD_REQUEST, "The request is not valid."),
    API_KEY_AS_AGENT_ID(
            HttpStatus.BAD_REQUEST,
            "This is an API key, not an agent's ID. It was not kept. The ID looks like agent_… in Retell's"
                    + " dashboard."),
    MALFORMED(HttpStatus.BAD_REQUEST, "The address, a parameter or a header holds characters that are not allowed."),
    UNREADABLE_REQUEST(HttpStatus.BAD_REQUEST, "malformed", "The request is not one this server can read."),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is missing or is no JSON."),
    INCOMPLETE(HttpStatus.BAD_REQUEST, "The request could not be read to its end."),
    INCOMPLETE_BODY(HttpStatus.BAD_REQUEST, "incomplete", "The body could not be read to its end."),
    CROSS_SITE(HttpStatus.FORBIDDEN, "Another site sent this request. Open Aivors itself and retry."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here."),
    NO_SUCH_ADDRESS(
            HttpStatus.NOT_FOUND,
            "not-found",
            "There is no address {path} here. The addresses of the API are listed at /api/docs."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address does not take that method."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer is JSON, which the Accept header does not allow."),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large."),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is larger than 256 KiB."),
    WEBHOOK_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "too-large", "A webhook may have at most 16 MiB."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with the header Content-Type: application/json."),
    CONTENT_ENCODING(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body without compression."),
    /// The HTTP server refuses the request before the service sees it. The server sets status and
    /// code.
    REFUSED(HttpStatus.BAD_REQUEST, "{phrase}."),

    // Too much, too slow, broken
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests. Please slow down."),
    TOO_MANY_READS(
            HttpStatus.TOO_MANY_REQUESTS,
            "Your other searches and exports are still running. Please try again in a moment."),
    TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "Too many dashboards are open. Please close some."),
    TOO_SLOW(
            HttpStatus.SERVICE_UNAVAILABLE,
            "This took too long. Please ask for less, such as fewer days, or try again later."),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database is not available at the moment. Please try again."),
    TOOK_TOO_LONG(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This took too long. Please try again."),
    INTERNAL(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong on our side. If it stays, tell us the incident number {incident}."),

    // Signing in
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "Please sign in."),
    SIGNED_OUT(HttpStatus.UNAUTHORIZED, "not-signed-in", "You have been signed out."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "You are not allowed to do this."),
    ONLY_FOR_CLIENTS(HttpStatus.FORBIDDEN, "forbidden", "This is for clients; you are signed in as operator."),
    BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED, "The e-mail address or the password is wrong."),
    ACCOUNT_SUSPENDED(HttpStatus.FORBIDDEN, "This account is suspended. Please ask your agency."),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts. Please wait a little and try again."),
    SIGN_IN_BUSY(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Many people are signing in. Please try again."),
    RESET_UNKNOWN(HttpStatus.NOT_FOUND, "This link has been used or is over. Please ask for another."),
    INVITATION_UNKNOWN(
            HttpStatus.NOT_FOUND,
            "This invitation has been used or is over. Please ask whoever invited you for another."),
    SIGNUP_CLOSED(HttpStatus.FORBIDDEN, "New accounts are created by the agency."),
    EMAIL_TAKEN(HttpStatus.CONFLICT, "There is an account with this e-mail address already."),

    // Clients and their users
    TOO_MANY_USERS(HttpStatus.CONFLICT, "An account has at most {most} users."),
    LAST_OWNER(HttpStatus.CONFLICT, "At least one owner has to stay."),
    ALREADY_ACTIVE(HttpStatus.CONFLICT, "This client has chosen a password. Make a reset link instead."),
    NOT_ACTIVE(HttpStatus.CONFLICT, "This client is suspended, or has not chosen a password yet."),
    USER_ACTIVE(HttpStatus.CONFLICT, "already-active", "This person has chosen a password already."),
    USER_NOT_ACTIVE(
            HttpStatus.CONFLICT, "not-active", "This person has not chosen a password yet. Make a new invitation."),
    OWN_PASSWORD(HttpStatus.CONFLICT, "Change your own password on the page of your account."),
    MAIL_SET_UP(HttpStatus.CONFLICT, "Mail goes out from here: this person can ask for a link on the sign-in page."),
    CLIENT_HAS_CALLS(HttpStatus.CONFLICT, "This client has calls and cannot be deleted. Suspend it to keep it out."),
    CLIENT_HAS_SOURCE(HttpStatus.CONFLICT, "A source is bound to this client, which therefore cannot be deleted."),

    // Agents and calls
    AGENT_ALREADY_CONNECTED(HttpStatus.CONFLICT, "This agent is already connected to another account."),
    AGENT_CONNECTED_TO(
            HttpStatus.CONFLICT,
            "agent-already-connected",
            "This agent is connected to {owner}. Disconnect it there first."),
    AGENT_OF_ANOTHER_CLIENT(HttpStatus.CONFLICT, "This agent's calls are those of {client}."),
    RETELL_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE, "Retell could not confirm this agent right now. Try again in a minute."),
    NOT_A_TEST_CALL(HttpStatus.CONFLICT, "Only calls whose ID starts with test_ can be removed."),
    ALREADY_UNDONE(HttpStatus.CONFLICT, "This handover has been undone."),
    TOO_MANY_NOTES(HttpStatus.CONFLICT, "A call has at most 200 notes."),
    TOO_MANY_VIEWS(HttpStatus.CONFLICT, "An account has at most {most} saved views."),
    VIEW_OF_ANOTHER_USER(HttpStatus.FORBIDDEN, "forbidden", "This view belongs to somebody else."),

    // Webhooks, sources and deliveries
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "The event could not be stored right now. Send it again."),
    UNREADABLE(HttpStatus.UNPROCESSABLE_CONTENT, "{hint}"),
    SECRET_MISSING(HttpStatus.UNAUTHORIZED, "wrong-secret", "The header x-n8n-webhook-secret is missing."),
    WRONG_SECRET(HttpStatus.UNAUTHORIZED, "The header x-n8n-webhook-secret does not have the right value."),
    SIGNATURE_MISSING(HttpStatus.UNAUTHORIZED, "The header {header} is missing."),
    SIGNATURE_MALFORMED(HttpStatus.UNAUTHORIZED, "The signature does not look like v=<ms>,d=<hex>."),
    SIGNATURE_CLOCK(
            HttpStatus.UNAUTHORIZED,
            "The signature's time is {seconds} s away from this server's clock; at most 300 s are allowed."),
    SIGNATURE_WRONG(
            HttpStatus.UNAUTHORIZED,
            "No Retell API key known here made this signature. It must be the key with the webhook badge."),
    SIGNATURE_WITHOUT_KEY(HttpStatus.UNAUTHORIZED, "signature-wrong", "No Retell API key is set up here yet."),
    NOT_REPLAYABLE(HttpStatus.CONFLICT, "There is nothing left to replay of this delivery."),
    NO_CONFLICT(HttpStatus.CONFLICT, "This delivery is not kept apart, or is no longer."),
    SAME_CALL(
            HttpStatus.CONFLICT,
            "This client has the call with this ID. Connect the agent to the client, then replay the event."),
    TOO_MANY_SECRETS(HttpStatus.CONFLICT, "Retire an older secret first: at most 5 may be active."),
    LAST_SECRET(HttpStatus.CONFLICT, "This is the only secret of the source. Rotate it first, then retire it."),
    FROM_ENVIRONMENT(HttpStatus.CONFLICT, "This secret comes from the server's settings and is changed there."),
    SECRET_IN_USE(HttpStatus.CONFLICT, "A source has this secret already. Each needs its own."),
    RECONCILIATION_STATE(HttpStatus.CONFLICT, "This comparison is {state}."),
    NO_RETELL_KEY(
            HttpStatus.CONFLICT, "There is no Retell API key, so Retell's calls cannot be read. Add one at Sources.");

    private final HttpStatus status;
    private final @Nullable String sharedCode;
    private final String text;

    ProblemType(HttpStatus status, String text) {
        this(status, null, text);
    }

    ProblemType(HttpStatus status, @Nullable String sharedCode, String text) {
        this.status = status;
        this.sharedCode = sharedCode;
        this.text = text;
    }

    public HttpStatus status() {
        return status;
    }

    /// Returns the code for programs; it is stable.
    public String code() {
        return sharedCode == null ? key() : sharedCode;
    }

    /// Returns the key when the code alone does not identify the sentence, otherwise null.
    @Nullable
    String reason() {
        return sharedCode == null ? null : key();
    }

    @Override
    public String text() {
        return text;
    }

    /// @param values of the sentence's parameters, in their order
    public Problem problem(Object... values) {
        return new Problem(this, parameters(values));
    }
}
