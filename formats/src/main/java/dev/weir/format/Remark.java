package dev.weir.format;

/**
 * Something about a file that can be read, and that others may stumble over.
 *
 * @param code stable: {@code ragged-rows}
 * @param reason for people, as the rest of a sentence that begins with the file
 */
public record Remark(String code, String reason) {}
