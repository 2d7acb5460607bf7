package com.aivors.call;

import com.aivors.client.settings.Disclosure;
import com.aivors.platform.http.FieldProblem;
import java.util.function.Predicate;

/// The data of a call that an agency may hide from its client, and that a filter or an export
/// column would reveal.
public enum Hideable {
    RECORDINGS(Disclosure::recordings, FieldProblem.RECORDINGS_NOT_SHOWN),
    TRANSCRIPTS(Disclosure::transcripts, FieldProblem.TRANSCRIPTS_NOT_SHOWN),
    NUMBERS(Disclosure::numbers, FieldProblem.NUMBERS_NOT_SHOWN);

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Predicate<Disclosure> shown;

    private final FieldProblem problem;

    Hideable(Predicate<Disclosure> shown, FieldProblem problem) {
        this.shown = shown;
        this.problem = problem;
    }

    public boolean isShown(Disclosure disclosure) {
        return shown.test(disclosure);
    }

    /// @param parameter the parameter that would reveal it
    /// @throws com.aivors.platform.http.Problem 400 when it is hidden
    public void check(Disclosure disclosure, String parameter) {
        if (!isShown(disclosure)) {
            throw problem.problem(parameter);
        }
    }
}
