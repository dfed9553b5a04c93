package dev.weir.lineage.event;

/** The JSON is not an event. */
public final class EventInvalid extends RuntimeException {

    private final String pointer;

    /** @param pointer RFC 6901, into the event */
    public EventInvalid(String pointer, String detail) {
        super(detail);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }

    /** What is wrong, and where, in one line. */
    public String line() {
        return (pointer.isEmpty() ? "/" : pointer) + " " + getMessage();
    }
}
