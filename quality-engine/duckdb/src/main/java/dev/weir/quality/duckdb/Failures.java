package dev.weir.quality.duckdb;

/** What DuckDB says went wrong, for people. */
final class Failures {
    private Failures() {}

    static String said(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return "the process ran out of memory; give it a larger -Xmx";
        }
        String message = thrown.getMessage();
        if (message == null) {
            return thrown.toString();
        }
        String first = message.strip().lines().findFirst().orElse("");
        if (first.startsWith("INTERRUPT Error")) {
            return "it took longer than is allowed";
        }
        // A Java function's own exception: its class name says nothing to people.
        return first.replaceFirst("^Invalid Input Error: (?:[a-z]+\\.)+[A-Z]\\w*: ", "");
    }
}
