package com.aivors.client.people;

import com.aivors.platform.access.Membership;
import java.util.UUID;

/// A user of a client, as its colleagues see it.
///
/// @param invited true until the user accepts its invitation
public record Person(UUID id, String email, Membership role, boolean invited) {}
