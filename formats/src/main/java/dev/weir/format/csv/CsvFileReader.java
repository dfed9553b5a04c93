package dev.weir.format.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.MetadataReader;
import dev.weir.format.Remark;
import dev.weir.format.TextLimits;
import dev.weir.format.TextStart;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads separated text. The first line names the columns, unless it plainly holds values. */
public final class CsvFileReader implements MetadataReader {

    private static final int MOST_COLUMNS = 10_000;
    private static final int LONGEST_FIELD = 4 * 1024 * 1024;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String NOT_IN_WINDOWS_1252 = "\u0081\u008D\u008F\u0090\u009D";

    private final TextLimits limits;

    public CsvFileReader(TextLimits limits) {
        this.limits = limits;
    }

    @Override
    public FileReading read(LakeStore store, LakeObject object) {
        try (TextStart start = TextStart.open(store, object, limits)) {
            byte[] lines = start.lines();
            List<Remark> remarks = new ArrayList<>();
            Charset charset = charset(lines, remarks);
            char separator = Separator.of(lines, object.location().name());
            char quote = Quote.of(lines, separator);
            CsvSample sample = sample(lines, charset, separator, quote, start.whole());
            sample.remarks(remarks);
            int names = sample.hasHeader() ? 1 : 0;
            OptionalLong rows =
                    start.count(object, limits, text -> Math.max(records(text, separator, quote) - names, 0));
            remarks.addAll(start.remarks());
            return new FileMetadata(sample.columns(), rows, Map.of(), remarks);
        } catch (TextStart.NotText notText) {
            return notText.broken();
        } catch (IOException broken) {
            return unreadable(broken);
        } catch (UncheckedIOException broken) {
            return broken.getCause() instanceof TextStart.NotText notText ? notText.broken() : unreadable(broken);
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof StorageFailed storeFailed) {
                throw storeFailed;
            }
            return broken.getCause() instanceof TextStart.NotText notText ? notText.broken() : csvBroken(broken);
        }
    }

    // FastCSV has one exception for all it does not like.
    private static BrokenFile csvBroken(CsvParseException broken) {
        String reason = String.valueOf(broken.getMessage());
        Throwable cause = broken.getCause();
        boolean tooMany = (reason + (cause == null ? "" : cause.getMessage())).contains(MOST_COLUMNS + " fields");
        return tooMany
                ? new BrokenFile("too-many-columns", "has a row of more than " + MOST_COLUMNS + " fields")
                : new BrokenFile("csv-broken", reason);
    }

    private static BrokenFile unreadable(Exception broken) {
        return new BrokenFile("unreadable", "cannot be read: " + broken.getMessage());
    }

    // Where Latin-1 has control characters that nobody uses, windows-1252 has quotes, dashes and the euro.
    static Charset charset(byte[] lines, List<Remark> remarks) {
        if (TextStart.isUtf8(lines)) {
            return StandardCharsets.UTF_8;
        }
        Charset charset = WINDOWS_1252;
        for (byte b : lines) {
            if (NOT_IN_WINDOWS_1252.indexOf(b & 0xFF) >= 0) {
                charset = StandardCharsets.ISO_8859_1;
            }
        }
        remarks.add(new Remark("not-utf8", "has bytes that are not UTF-8; it was read as " + charset.name()));
        return charset;
    }

    static CsvSample sample(byte[] lines, Charset charset, char separator, char quote, boolean whole) {
        CsvSample sample = new CsvSample();
        Iterator<CsvRecord> records = rows(lines, charset, separator, quote);
        while (records.hasNext()) {
            CsvRecord row = records.next();
            // Cut in the middle of a quoted field, the last row of a sample may be half a row; a header has to do.
            if (whole || records.hasNext() || sample.isEmpty()) {
                sample.take(row);
            }
        }
        return sample;
    }

    static Iterator<CsvRecord> rows(byte[] lines, Charset charset, char separator, char quote) {
        Reader text = new InputStreamReader(new ByteArrayInputStream(lines), charset);
        return reader(text, separator, quote).iterator();
    }

    private static long records(InputStream text, char separator, char quote) {
        // Separators, quotes and ends of lines are the same bytes in all encodings that come here.
        Reader characters = new InputStreamReader(text, StandardCharsets.ISO_8859_1);
        long count = 0;
        for (CsvRecord ignored : reader(characters, separator, quote)) {
            count++;
        }
        return count;
    }

    private static CsvReader<CsvRecord> reader(Reader text, char separator, char quote) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_FIELD)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(MOST_COLUMNS)
                                .maxFieldSize(LONGEST_FIELD)
                                .maxRecordSize(2 * LONGEST_FIELD)),
                        text);
    }
}
