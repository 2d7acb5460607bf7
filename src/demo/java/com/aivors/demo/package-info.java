/// A demo agency with three clients: ninety days of generated calls, and new ones while it runs.
/// Starts only on request and uses separate data. `resources/demo` contains the dialogues.
@NullMarked
package com.aivors.demo;

import org.jspecify.annotations.NullMarked;
