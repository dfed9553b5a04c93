package dev.weir.catalog.search.lucene;

/**
 * The fields of the index. A dataset is a block: a document for each of its columns, and behind them its own. What is no
 * column is called a parent here, whether it has columns or not. A column's document holds the words of its name and nothing
 * else, not even the name: that is at its place in the list that is stored with its dataset.
 */
final class Fields {

    /** Kind and id of the entry, on all documents of its block. */
    static final String BLOCK = "block";

    static final String PARENT = "parent";
    static final String YES = "1";
    /** On columns too. */
    static final String LAKE = "lake";
    /** On what not everyone may find, columns too; there {@link #VISIBLE_TO} has who may. */
    static final String RESTRICTED = "restricted";

    static final String VISIBLE_TO = "visibleTo";
    /** All words of a parent, each as often as the places in which it stands are worth: BM25F in one list. */
    static final String TEXT = "text";
    /** The words of title and name, in their order. */
    static final String NAME = "name";
    /** The words of description, tags and other words, in their order. */
    static final String ABOUT = "about";
    /** The title, and its last part, in one piece. */
    static final String EXACT = "exact";
    /** How words of the title begin. */
    static final String EDGE = "edge";
    /** The words of a column's name, in their order. */
    static final String COLUMN = "column";

    static final String COLUMN_TAG = "columnTag";
    /** A letter for the facet, and the value: to filter by and to count. */
    static final String LABEL = "label";

    static final String CERTIFIED = "~certified";
    static final String DEPRECATED = "~deprecated";
    /** Minutes since 1970. */
    static final String UPDATED = "updated";
    /** See {@link Signals}. */
    static final String SIGNALS = "signals";
    /** Where an entry stands among those of the same score. Its last 16 bits are free for a column's place. */
    static final String KEY = "key";

    static final String STORED = "stored";

    /** Longer beginnings of words are looked up in the dictionary. */
    static final int LONGEST_EDGE = 4;

    private Fields() {}
}
