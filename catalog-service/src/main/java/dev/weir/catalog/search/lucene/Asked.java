package dev.weir.catalog.search.lucene;

import java.util.Set;
import org.apache.lucene.search.Query;

/**
 * A question as Lucene takes it.
 *
 * @param words all that may be meant by its words, to be marked in what is found
 * @param guessed whether a word was read as another one
 */
record Asked(Query query, Set<String> words, boolean guessed) {}
