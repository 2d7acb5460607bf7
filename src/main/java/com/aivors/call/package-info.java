/// The call as its readers see it: row, detail, headline and review, and [CallDisclosure], which
/// removes the parts that an agency hides. `merge` builds calls, `filter` selects them, and `list`
/// reads them.
@NullMarked
package com.aivors.call;

import org.jspecify.annotations.NullMarked;
