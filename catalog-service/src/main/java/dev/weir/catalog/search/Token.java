package dev.weir.catalog.search;

/**
 * A word of a name or a text, in the one form in which it is compared.
 *
 * @param start of the word as it was written, in UTF-16 units
 * @param end behind it
 */
public record Token(String text, int start, int end) {}
