/// Reads calls for an answer: pages, what a search finds, one call with its recording, the counts beside filters.
/// Keeps the search index too. What a filter means is in `filter`, words and phrases are in `search`, files in
/// `export`.
@NullMarked
package com.aivors.call.list;

import org.jspecify.annotations.NullMarked;
