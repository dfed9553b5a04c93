package dev.weir.quality.odcs;

/**
 * Where something stands in a document.
 *
 * @param line from 1
 * @param column from 1
 * @param pointer JSON pointer, such as {@code /schema/0/properties/2}; empty for the whole document
 */
public record Place(int line, int column, String pointer) {

    static final Place START = new Place(1, 1, "");

    /** The pointer of a member of what is at {@code parent}. */
    static String below(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
