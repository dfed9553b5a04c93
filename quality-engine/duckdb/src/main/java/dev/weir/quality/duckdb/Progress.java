package dev.weir.quality.duckdb;

/** Is told how far a check has come, on the check's own thread, which goes on when the call returns. */
public interface Progress {
    /** The metrics are known, nothing has been written. */
    void evaluated();

    /** Rows are staged, and nobody has looked yet whether they are all. */
    void written();

    /** For callers that do not ask. */
    static Progress none() {
        return new Progress() {
            @Override
            public void evaluated() {}

            @Override
            public void written() {}
        };
    }
}
