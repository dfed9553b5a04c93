package dev.weir.catalog.arrival;

/** What one part of a message came to. */
public sealed interface Part {

    /** JSON pointer to the part. Inside the text of an SNS message it goes on: {@code /Message/Records/0}. */
    String pointer();

    /** An event. */
    record Told(String pointer, ObjectEvent event) implements Part {}

    /** Understood, but nothing to look at. */
    record Ignored(String pointer, String location, String reason) implements Part {}

    /**
     * Not understood.
     *
     * @param pointer where the nonsense is
     * @param body a message of its own with this part alone, to be tried again
     */
    record Poison(String pointer, String reason, String body) implements Part {}
}
