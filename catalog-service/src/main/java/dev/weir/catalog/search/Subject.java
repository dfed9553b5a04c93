package dev.weir.catalog.search;

/** What an entry is about. */
public record Subject(Kind kind, String id) {}
