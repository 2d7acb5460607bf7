package com.aivors.ledger;

import java.util.List;
import java.util.SplittableRandom;

/// The owners of an agent's calls over time: each an index into [Tenant#ALL], or nobody.
///
/// @param atFirst the owner before any call
/// @param atClose the owner when the month closes; differs from `atFirst` after a handover
/// @param atLast the owner when everything has arrived; differs after an undo of the handover or
///     after a second handover
record Agents(String id, int atFirst, int atClose, int atLast) {

    static final int NOBODY = -1;

    static final List<Agents> ALL = List.of(
            new Agents("agent_north", 0, 0, 0),
            new Agents("agent_coast", 1, 1, 1),
            new Agents("agent_harbour", 2, 2, 2),
            new Agents("agent_spree", 3, 3, 3),
            new Agents("agent_delta", 4, 4, 4),
            new Agents("agent_plains", 5, 5, 5),
            new Agents("agent_island", 6, 6, 6),
            new Agents("agent_fjord", 7, 7, 7),
            new Agents("agent_found", NOBODY, 4, 4),
            new Agents("agent_mistaken", NOBODY, 2, 3),
            new Agents("agent_returned", NOBODY, 5, NOBODY),
            new Agents("agent_kept", NOBODY, NOBODY, 6),
            new Agents("agent_nobody", NOBODY, NOBODY, NOBODY));

    private static final int OWNED = 8;

    /// Returns a random agent. One call in ten has an agent that changes its owner.
    static int any(SplittableRandom random) {
        return random.nextInt(10) == 0 ? random.nextInt(OWNED, ALL.size()) : random.nextInt(OWNED);
    }
}
