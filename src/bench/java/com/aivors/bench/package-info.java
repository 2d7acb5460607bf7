/// Measures ingest and reads beside yardsticks on the same machine (`docs/performance.md`).
@org.jspecify.annotations.NullMarked
package com.aivors.bench;
