package com.aivors.retell;

/// One element of a webhook request after unwrapping. A bad element in a batch does not affect the
/// others.
public sealed interface Element {

    /// An event about a call.
    record OfCall(CallEvent event) implements Element {}

    /// An event of another family (chat, alert, …), not about a call. `body` is its minified JSON.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Other(String event, byte[] body) implements Element {}

    /// An unreadable element; `hint` tells the sender what to change. `body` is the sent element,
    /// as far as known.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Unreadable(String hint, byte[] body) implements Element {}
}
