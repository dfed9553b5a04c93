package dev.weir.platform.storage;

/**
 * Something that a listing met and did not go into.
 *
 * @param place of the file or folder; a folder's ends with a slash
 * @param reason for people, as the rest of a sentence that begins with the place
 */
public record Unlisted(String place, Why why, String reason) {

    /** What to think of it. */
    public enum Why {
        /** A symbolic link: it may lead out of the lake, or form a ring. */
        LINK,
        /** The store does not let Weir list it. What is in it is there, as far as anybody knows. */
        REFUSED
    }
}
