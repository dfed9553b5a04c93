package dev.weir.cli.service;

/** Looks often at first, then less often, so that short work is seen at once and long work is not disturbed. */
final class Waiting {

    private static final long LONGEST_MILLIS = 1000;

    private long millis = 50;

    void pause() {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        millis = Math.min(LONGEST_MILLIS, millis * 5 / 4);
    }
}
