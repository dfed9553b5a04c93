package dev.weir.policy.rows;

/** A text is no row expression, or an expression does not fit a table. */
public class RowsInvalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;

    /** @param offset from 0, in the text; 0 if the whole is meant */
    public RowsInvalid(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}
