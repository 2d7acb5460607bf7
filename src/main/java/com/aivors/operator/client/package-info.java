/// Manages the clients of the agency: list, account, settings, disclosure, the calls as an operator
/// reads them, and the record of views. `com.aivors.client` has the accounts, and `agent` a
/// client's agents.
@NullMarked
package com.aivors.operator.client;

import org.jspecify.annotations.NullMarked;
