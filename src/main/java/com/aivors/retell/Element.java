package com.aivors.retell;

/// One element of a webhook request after unwrapping. A batch with one bad element keeps the
/// others.
public sealed interface Element {

    /// Something Retell says about a call.
    record OfCall(CallEvent event) implements Element {}

    /// An event of another family (chat, alert, …): no call of ours. `body` is its minified JSON.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Other(String event, byte[] body) implements Element {}

    /// Nothing we can read; `hint` tells the sender what to change. `body` is what was sent, as
    /// far as known.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Unreadable(String hint, byte[] body) implements Element {}
}
