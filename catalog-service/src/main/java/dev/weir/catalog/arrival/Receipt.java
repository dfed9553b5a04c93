package dev.weir.catalog.arrival;

import java.util.List;

/**
 * What became of a message. What was accepted, or outdated, is kept before this is given out.
 *
 * @param accepted events that lead to a look
 * @param duplicates that came before
 * @param outdated events of objects of which a newer event had come before
 * @param ignored understood, but nothing to look at
 * @param rejected not understood
 */
public record Receipt(
        int accepted, int duplicates, int outdated, List<Part.Ignored> ignored, List<Part.Poison> rejected) {}
