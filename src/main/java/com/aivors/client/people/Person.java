package com.aivors.client.people;

import java.util.UUID;

/// A user of a client, as its colleagues see it.
public record Person(UUID id, String email) {}
