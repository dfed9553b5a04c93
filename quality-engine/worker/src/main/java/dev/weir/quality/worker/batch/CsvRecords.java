package dev.weir.quality.worker.batch;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of one CSV file, as RFC 4180 has them: comma, double quotes, line ends allowed inside of quotes. The first
 * record is the header.
 *
 * <p>An empty field without quotes is null, {@code ""} is the empty text. A blank line is no record, except where the
 * header has a single column: there it is a null.
 */
final class CsvRecords implements Iterator<CsvRecords.Fields>, AutoCloseable {
    /** A stray quote makes the rest of a file one field; better to stop than to hold a file in memory. */
    private static final int LONGEST_RECORD = 64 << 20;

    /** @param line of its first character, from 1 */
    record Fields(long line, List<@Nullable String> values) {}

    private final String location;
    private final CsvReader<Fields> reader;
    private final CloseableIterator<Fields> records;
    private final TailReader tail;
    private final Collector collector = new Collector();
    private @Nullable Fields next;
    private int columns = Integer.MAX_VALUE;

    CsvRecords(String location, Reader text) {
        this.location = location;
        this.tail = new TailReader(text);
        this.reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .skipEmptyLines(false)
                .maxBufferSize(LONGEST_RECORD)
                .build(collector, tail);
        this.records = reader.iterator();
    }

    /** The column names; empty for an empty file. */
    List<@Nullable String> header() {
        columns = Integer.MAX_VALUE;
        List<@Nullable String> header = hasNext() ? next().values() : List.of();
        columns = header.size();
        return header;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            Fields record = read();
            if (record == null) {
                return false;
            }
            boolean blank = record.values().size() == 1 && record.values().get(0) == null;
            if (!blank || columns == 1) {
                next = record;
            }
        }
        return true;
    }

    private @Nullable Fields read() {
        try {
            if (records.hasNext()) {
                return records.next();
            }
            if (collector.lastQuoted && !tail.endsWithQuote()) {
                throw new UnreadableBatch(
                        location + " ends inside of a quoted field; the record begins in line " + collector.lastLine);
            }
            return null;
        } catch (UncheckedIOException e) {
            throw TextProblem.of(location, Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException io) {
                throw TextProblem.of(location, io);
            }
            throw new UnreadableBatch(location + " is no CSV: " + e.getMessage(), e);
        }
    }

    @Override
    public Fields next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Fields record = Objects.requireNonNull(next);
        next = null;
        return record;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw TextProblem.of(location, e);
        }
    }

    private static final class Collector extends AbstractBaseCsvCallbackHandler<Fields> {
        private List<@Nullable String> values = new ArrayList<>();
        private boolean lastQuoted;
        private long lastLine;

        @Override
        protected void handleBegin(long startingLineNumber) {
            lastLine = startingLineNumber;
            values = new ArrayList<>(values.size());
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            lastQuoted = quoted;
            values.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
        }

        @Override
        protected void handleEmpty() {
            lastQuoted = false;
            values.add(null);
        }

        @Override
        protected Fields buildRecord() {
            return new Fields(getStartingLineNumber(), values);
        }
    }
}
