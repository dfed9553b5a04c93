package dev.weir.catalog.classify;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a column may hold that somebody must know of. */
public enum Tag {
    EMAIL("pii.email"),
    PHONE("pii.phone"),
    NATIONAL_ID("pii.national_id"),
    IP("pii.ip"),
    PERSON_NAME("pii.name"),
    ADDRESS("pii.address"),
    GEO("pii.geo"),
    DATE_OF_BIRTH("pii.date_of_birth"),
    IBAN("financial.iban"),
    CARD("financial.card"),
    SECRET("secret");

    private final String wireName;

    Tag(String wireName) {
        this.wireName = wireName;
    }

    /** As on the wire: {@code pii.email}. */
    public String wireName() {
        return wireName;
    }

    /** All of them, with commas in between. */
    public static String names() {
        return Arrays.stream(values()).map(Tag::wireName).collect(Collectors.joining(", "));
    }

    /** Empty if no tag is called so. */
    public static Optional<Tag> called(String wireName) {
        return Arrays.stream(values())
                .filter(tag -> tag.wireName.equals(wireName))
                .findFirst();
    }
}
