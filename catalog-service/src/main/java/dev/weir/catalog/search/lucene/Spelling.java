package dev.weir.catalog.search.lucene;

/** A word of the index that may be meant by one of the question, and how well: 1 for the word itself. */
record Spelling(String word, float likeness) {}
