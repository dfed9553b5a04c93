package dev.weir.catalog.search;

import java.util.Optional;

/** The indexes of this replica: the one that is used, and one that is being made beside it. */
public interface Indexes {

    /**
     * The one that was adopted last, if it can be read and was made from {@code source}. What was begun and not adopted is
     * thrown away.
     */
    Optional<SearchIndex> open(String source);

    /** A new one, empty. */
    SearchIndex begin(String source);

    /** Commits {@code fresh}, and opens it from now on. The others are closed by now, and are thrown away. */
    void adopt(SearchIndex fresh);
}
