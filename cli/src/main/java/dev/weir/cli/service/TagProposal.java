package dev.weir.cli.service;

/**
 * One line of {@code GET /tag-proposals}.
 *
 * @param dataset its id; {@code alias} is what people call it
 * @param confidence from 0 to 1
 * @param state {@code proposed}, {@code accepted} or {@code rejected}
 */
public record TagProposal(
        String id,
        String dataset,
        String alias,
        String column,
        String tag,
        double confidence,
        String evidence,
        String state) {}
