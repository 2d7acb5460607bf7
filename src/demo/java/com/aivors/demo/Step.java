package com.aivors.demo;

import java.util.List;

/// One line of a screenplay.
sealed interface Step {

    /// @param role agent, user or transfer_target
    record Say(String role, String text) implements Step {}

    /// @param arguments a JSON object
    record Use(String tool, String arguments, String result, boolean successful) implements Step {}

    /// Nobody speaks for a while.
    record Pause(double fromSeconds, double toSeconds) implements Step {}

    /// Plays a block that several scenarios share.
    record Include(String block) implements Step {}

    /// Plays one branch or, for what is left of 100 percent, none.
    record Choice(List<Branch> branches) implements Step {}

    record Branch(int percent, List<Step> steps) {}

    /// From here on `{name}` is one of the options.
    record Slot(String name, List<String> options) implements Step {}

    /// A field of the client's own analysis.
    record Label(String name, String value) implements Step {}

    /// What becomes of the call: `summary`, `sentiment`, `success`, `ends`, `voicemail`,
    /// `transfer`. The last one said counts.
    record Note(String key, String value) implements Step {}

    /// The call ends here.
    record Stop() implements Step {}
}
