/// What ingest and reads achieve, beside yardsticks on the same machine (`docs/performance.md`).
@org.jspecify.annotations.NullMarked
package com.aivors.bench;
