package dev.weir.cli.service;

import java.util.List;

/** What became of a message about arrivals. */
public record ArrivalReceipt(int accepted, int duplicates, int outdated, List<Ignored> ignored) {

    public ArrivalReceipt {
        ignored = ignored == null ? List.of() : List.copyOf(ignored);
    }

    /** Understood, but nothing to look at. */
    public record Ignored(String pointer, String reason) {}
}
