package com.aivors.completeness;

import com.aivors.source.Source;
import com.aivors.source.Sources;
import java.util.List;
import java.util.UUID;

/// The Retell workspaces that we have a key of: each source of kind Retell with its active keys.
///
/// @param keys at least one
record Workspace(Source source, List<String> keys) {

    static List<Workspace> all(Sources sources) {
        return sources.all().stream()
                .filter(one -> one.source().kind() == Source.Kind.RETELL
                        && !one.secrets().isEmpty())
                .map(one -> new Workspace(
                        one.source(),
                        one.secrets().stream().map(Sources.ActiveSecret::value).toList()))
                .toList();
    }

    /// Returns whether a workspace may have calls of a client: it is bound to that client or to
    /// none.
    static boolean anyOf(List<Workspace> workspaces, UUID clientId) {
        return workspaces.stream()
                .map(workspace -> workspace.source().clientId())
                .anyMatch(bound -> bound == null || bound.equals(clientId));
    }
}
