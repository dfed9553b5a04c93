package dev.weir.quality.profile;

/**
 * A rule that holds for the data it was learned from.
 *
 * @param rule DQDL, such as {@code IsComplete "email"}
 * @param evidence why, for people, such as {@code no null in 4,812 rows}
 */
public record Suggestion(String rule, String evidence) {}
