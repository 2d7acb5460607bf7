package com.aivors.demo;

import java.util.List;

/// A line of a screenplay.
sealed interface Step {

    /// @param role agent, user or transfer_target
    record Say(String role, String text) implements Step {}

    /// @param arguments a JSON object
    record Use(String tool, String arguments, String result, boolean successful) implements Step {}

    /// A time in which nobody speaks.
    record Pause(double fromSeconds, double toSeconds) implements Step {}

    /// Plays a block that several scenarios share.
    record Include(String block) implements Step {}

    /// Plays one branch. Plays none for the rest of 100 percent.
    record Choice(List<Branch> branches) implements Step {}

    record Branch(int percent, List<Step> steps) {}

    /// Sets the options of `{name}` from here on.
    record Slot(String name, List<String> options) implements Step {}

    /// A field of the client's custom analysis.
    record Label(String name, String value) implements Step {}

    /// A result of the call: `summary`, `sentiment`, `success`, `ends`, `voicemail` or `transfer`.
    /// The last note of each key wins.
    record Note(String key, String value) implements Step {}

    /// Ends the call.
    record Stop() implements Step {}
}
