package dev.weir.catalog.classify;

/**
 * A tag that a column may deserve.
 *
 * @param column its path
 * @param confidence from 0 to 1
 * @param evidence shares and rules, for people; never a value
 */
public record Proposal(String column, Tag tag, double confidence, String evidence) {}
