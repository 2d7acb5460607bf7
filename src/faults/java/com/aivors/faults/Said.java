package com.aivors.faults;

/// One event as the generator sends it.
///
/// @param id unique for each event and part of its body; repeats carry it again
/// @param fingerprint of the body's content, whatever its wrapping
@SuppressWarnings("ArrayRecordComponent") // told apart by id
record Said(String id, String callId, String agentId, String event, byte[] body, String fingerprint) {}
