package com.aivors.demo;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.BiConsumer;

/// Reports the progress of loading. Rewrites one line on a terminal and writes no progress
/// elsewhere.
final class Progress implements BiConsumer<Integer, Integer> {

    private final PrintStream out;
    private final boolean terminal;

    @SuppressWarnings("SystemConsoleNull") // null again since Java 25 if output goes to a file
    Progress(PrintStream out) {
        this.out = out;
        Console console = System.console();
        this.terminal = console != null && console.isTerminal();
    }

    @Override
    public synchronized void accept(Integer done, Integer of) {
        if (done == 0) {
            out.printf("Loading %d days of calls, the newest first. The pages fill while you look.%n", of);
        } else if (terminal) {
            out.printf("\r  %d of %d days%s", done, of, done.equals(of) ? "\n" : "");
            out.flush();
        }
    }
}
