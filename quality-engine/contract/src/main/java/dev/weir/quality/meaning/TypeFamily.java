package dev.weir.quality.meaning;

/** What a column holds, as far as {@code SchemaMatch} asks: how wide a number is, is no difference. */
public enum TypeFamily {
    BOOLEAN,
    NUMBER,
    TEXT,
    DATE,
    /** With a time zone or without. */
    TIMESTAMP,
    BINARY,
    LIST,
    RECORD,
    MAP,
    OTHER
}
