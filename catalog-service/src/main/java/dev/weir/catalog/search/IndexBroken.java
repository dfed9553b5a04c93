package dev.weir.catalog.search;

/** The index cannot be written or read any more: it is to be made anew. */
public final class IndexBroken extends RuntimeException {

    public IndexBroken(Exception cause) {
        super("the search index is broken: " + cause.getMessage(), cause);
    }
}
