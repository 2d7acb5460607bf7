/// Assigns agents to clients: connecting and disconnecting, claims of clients, the agents that
/// Retell knows. Calls that came before a client had their agent are in `unclaimed`.
@NullMarked
package com.aivors.operator.agent;

import org.jspecify.annotations.NullMarked;
