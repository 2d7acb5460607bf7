/// Reads calls: pages, search results, single calls with their recordings, and the counts beside
/// filters. Also updates the search index. `filter` defines the filters, `search` the words and
/// phrases, and `export` the files.
@NullMarked
package com.aivors.call.list;

import org.jspecify.annotations.NullMarked;
