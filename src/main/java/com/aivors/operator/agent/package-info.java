/// Which agent is whose: giving and taking agents, claims of clients, the agents that Retell knows. Calls that came
/// before anybody had their agent are in `unclaimed`.
@NullMarked
package com.aivors.operator.agent;

import org.jspecify.annotations.NullMarked;
