package dev.weir.format.table;

import dev.weir.format.table.TableReading.BrokenTable;

/** What a table's metadata says cannot be, or cannot be read. */
public final class TableBroken extends RuntimeException {

    private final String code;

    /** @param reason for people: what, where, and what to do */
    public TableBroken(String code, String reason) {
        super(reason);
        this.code = code;
    }

    public TableBroken(String code, String reason, Throwable cause) {
        super(reason, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }

    BrokenTable reading() {
        return new BrokenTable(code, String.valueOf(getMessage()));
    }
}
