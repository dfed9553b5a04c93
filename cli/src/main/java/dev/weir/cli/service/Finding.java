package dev.weir.cli.service;

/**
 * A file that a crawl could not take as it is.
 *
 * @param key where, in full or below the lake root
 * @param kind {@code broken}, {@code skipped} or {@code unsupported}
 */
public record Finding(String key, String kind, String code, String reason) {}
