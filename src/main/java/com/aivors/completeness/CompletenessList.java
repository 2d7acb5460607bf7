package com.aivors.completeness;

import com.aivors.client.ClientPosition;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Clients with the results of comparing their calls.
///
/// @param keyed whether there is any Retell key; without one nothing is checked
/// @param clients in the order of their names
/// @param clientsMissing the number of clients that lack calls, on all pages
/// @param callsMissing the number of calls that they lack
/// @param nextCursor null on the last page
record CompletenessList(
        boolean keyed,
        List<Completeness> clients,
        int clientsMissing,
        long callsMissing,
        @Nullable String nextCursor) {

    /// Selects clients that have or had an agent.
    private static final String CLIENTS = """
            select c.client_id, c.name, c.folded_name,
                   (c.folded_name, c.client_id) > (:name, :id)
                       and (:sought::text is null or strpos(c.folded_name, (select folded(:sought))) > 0) as wanted
              from client c
             where (:client::uuid is null and c.client_id in (select l.client_id from agent_link l))
                or c.client_id = :client
             order by c.folded_name, c.client_id
            """;

    /// @param wanted whether the name matches the search and the client is not on an earlier page
    private record Candidate(ClientPosition position, String name, boolean wanted) {

        UUID id() {
            return position.clientId();
        }
    }

    /// @return empty when the query names a client that is not there
    static Optional<CompletenessList> page(
            JdbcClient sql, CompletenessQuery.Checked query, List<Workspace> workspaces, Instant now) {
        List<Candidate> candidates = candidates(sql, query);
        if (query.client() != null && candidates.isEmpty()) {
            return Optional.empty();
        }
        var reads = new CompletenessReads(
                sql, candidates.stream().map(Candidate::id).toList(), query.period(), now);
        Map<UUID, Long> missing = reads.missing();
        List<Candidate> rest = candidates.stream()
                .filter(Candidate::wanted)
                .filter(one -> !query.onlyMissing() || missing.containsKey(one.id()))
                .toList();
        List<Candidate> shown = query.limit() == null
                ? rest
                : rest.stream().limit(query.limit()).toList();
        var names = new LinkedHashMap<UUID, String>();
        shown.forEach(one -> names.put(one.id(), one.name()));
        return Optional.of(new CompletenessList(
                !workspaces.isEmpty(),
                reads.of(names, client -> Workspace.anyOf(workspaces, client)),
                missing.size(),
                missing.values().stream().mapToLong(Long::longValue).sum(),
                shown.size() < rest.size() ? shown.getLast().position().cursor() : null));
    }

    private static List<Candidate> candidates(JdbcClient sql, CompletenessQuery.Checked query) {
        return sql.sql(CLIENTS)
                .param("client", query.client(), Types.OTHER)
                .param("name", query.after().name())
                .param("id", query.after().clientId())
                .param("sought", query.sought(), Types.VARCHAR)
                .query((row, _) -> new Candidate(
                        new ClientPosition(row.getString("folded_name"), row.getObject("client_id", UUID.class)),
                        row.getString("name"),
                        row.getBoolean("wanted")))
                .list();
    }
}
