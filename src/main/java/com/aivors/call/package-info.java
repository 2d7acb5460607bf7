/// The call as its readers see it: row, page, headline and review, and [CallDisclosure], which cuts what an agency
/// hides. How it comes to be is in `merge`; which calls are asked for in `filter`; reading them in `list`.
@NullMarked
package com.aivors.call;

import org.jspecify.annotations.NullMarked;
