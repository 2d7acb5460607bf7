/// Who may send: sources, their secrets and keys, and the check of a signature.
@NullMarked
package com.aivors.source;

import org.jspecify.annotations.NullMarked;
