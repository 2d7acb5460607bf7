package com.aivors.faults;

/// An event as the generator sends it.
///
/// @param id unique per event and part of its body; repeated events have the same id
/// @param fingerprint of the content of the body, independent of its wrapping
@SuppressWarnings("ArrayRecordComponent") // compared by id
record Said(String id, String callId, String agentId, String event, byte[] body, String fingerprint) {}
