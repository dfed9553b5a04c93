package dev.weir.format.table;

/** A table cannot take the files that it was to. Nothing was changed. */
public final class TableRefused extends RuntimeException {

    private final String code;

    /** @param code stable: {@code table-partitioned} @param reason for people: what, where, and what to do */
    public TableRefused(String code, String reason) {
        super(reason);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
