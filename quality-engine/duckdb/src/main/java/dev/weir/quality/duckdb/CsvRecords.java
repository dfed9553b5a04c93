package dev.weir.quality.duckdb;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of one CSV file, as RFC 4180 has them: comma, double quotes, line ends allowed inside of quotes. The first
 * record is the header.
 *
 * <p>An empty field without quotes is null, {@code ""} is the empty text. A blank line is no record, except where the
 * header has a single column: there it is a null. DuckDB's own reader is not used, since it skips, pads and guesses where
 * each record has to come out, and says less about those that are wrong.
 */
final class CsvRecords implements AutoCloseable {
    /** A stray quote makes the rest of a file one field; better to stop than to hold a file in memory. */
    private static final int LONGEST_FIELD = 64 << 20;

    private final SourceFiles.Local file;
    private final Reader text;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private char[] field = new char[256];
    private int length;
    private long nextLine = 1;
    private long line = 1;
    private int columns = Integer.MAX_VALUE;
    private final List<@Nullable String> values = new ArrayList<>();

    CsvRecords(SourceFiles.Local file) throws IOException {
        this.file = file;
        this.text = file.open();
    }

    /** The column names; empty for an empty file. */
    List<@Nullable String> header() throws IOException {
        List<@Nullable String> header = next() ? List.copyOf(known(values)) : List.of();
        columns = header.size();
        return header;
    }

    private List<String> known(List<@Nullable String> names) {
        List<String> known = new ArrayList<>();
        for (String name : names) {
            if (name == null || name.isBlank()) {
                throw new UnreadableBatch(file.location() + " has a column without a name in its header line");
            }
            if (known.contains(name)) {
                throw new UnreadableBatch(file.location() + " has two columns of the name " + name);
            }
            known.add(name);
        }
        return known;
    }

    /** Goes to the next record; false at the end. */
    boolean next() throws IOException {
        while (read()) {
            boolean blank = values.size() == 1 && values.get(0) == null;
            if (!blank || columns == 1) {
                return true;
            }
        }
        return false;
    }

    /** Of the record; the list is used again for the next one. */
    List<@Nullable String> values() {
        return values;
    }

    /** Where the record begins, from 1. */
    long line() {
        return line;
    }

    private boolean read() throws IOException {
        values.clear();
        line = nextLine;
        if (peek() < 0) {
            return false;
        }
        while (true) {
            length = 0;
            boolean quoted = peek() == '"';
            if (quoted) {
                at++;
                quoted();
            }
            int stop = plain();
            values.add(length == 0 && !quoted ? null : new String(field, 0, length));
            if (stop != ',') {
                if (stop == '\r' && peek() == '\n') {
                    at++;
                }
                nextLine++;
                return true;
            }
        }
    }

    /** Up to the quote that closes the field. */
    private void quoted() throws IOException {
        while (true) {
            int c = take();
            if (c < 0) {
                throw new UnreadableBatch(
                        file.location() + " ends inside of a quoted field; the record begins in line " + line);
            }
            if (c == '"') {
                if (peek() != '"') {
                    return;
                }
                at++;
            } else if (c == '\n' || c == '\r' && peek() != '\n') {
                nextLine++;
            }
            append((char) c);
        }
    }

    /** Up to the end of the field; what ended it, -1 for the end of the file. */
    private int plain() throws IOException {
        while (true) {
            int c = take();
            if (c < 0 || c == ',' || c == '\n' || c == '\r') {
                return c;
            }
            append((char) c);
        }
    }

    private void append(char c) {
        if (length == field.length) {
            if (length >= LONGEST_FIELD) {
                throw new UnreadableBatch(file.location() + " has a field of more than " + LONGEST_FIELD
                        + " characters; the record begins in line " + line + ". Is a quote missing?");
            }
            field = Arrays.copyOf(field, length * 2);
        }
        field[length++] = c;
    }

    private int take() throws IOException {
        int c = peek();
        at++;
        return c;
    }

    private int peek() throws IOException {
        if (at >= end) {
            int count = text.read(buffer, 0, buffer.length);
            if (count <= 0) {
                at = end;
                return -1;
            }
            at = 0;
            end = count;
        }
        return buffer[at];
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
