/// Clients across the agency: list, account, settings, what each may see, its calls as an operator reads them, and who
/// looked at them. The accounts themselves are in `com.aivors.client`; a client's agents are in `agent`.
@NullMarked
package com.aivors.operator.client;

import org.jspecify.annotations.NullMarked;
