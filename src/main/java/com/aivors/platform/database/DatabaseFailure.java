package com.aivors.platform.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Reports a database that is not available at start as one sentence, without a stack trace.
public final class DatabaseFailure extends AbstractFailureAnalyzer<DatabaseNotReady> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DatabaseNotReady cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
    }
}
