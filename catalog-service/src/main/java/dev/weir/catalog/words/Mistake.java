package dev.weir.catalog.words;

/** @param pointer JSON pointer into the entry */
public record Mistake(String pointer, String message) {}
