package com.aivors.review.views;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;

/// Filters and columns of the list of calls, saved under a name.
///
/// @param query the query string of the list, as in the address of the page; opaque to the server
/// @param columns the list's columns in order; empty for the standard ones
/// @param shared whether all users of the client see it
/// @param own whether it belongs to the user who reads it
record SavedView(
        UUID id,
        String name,
        String query,
        List<String> columns,
        boolean shared,
        boolean own,
        @JsonIgnore UUID ownerId) {}
