package dev.weir.format.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.MetadataReader;
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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.OptionalLong;

/** Reads separated text in UTF-8. The first line names the columns. */
public final class CsvFileReader implements MetadataReader {

    private static final int MOST_COLUMNS = 10_000;
    private static final int LONGEST_FIELD = 4 * 1024 * 1024;

    private final TextLimits limits;

    public CsvFileReader(TextLimits limits) {
        this.limits = limits;
    }

    @Override
    public FileReading read(LakeStore store, LakeObject object) {
        try (TextStart start = TextStart.open(store, object, limits)) {
            byte[] lines = start.lines();
            char separator = Separator.of(lines, object.location().name());
            CsvColumns columns = columns(lines, separator, start.whole());
            OptionalLong rows = start.count(object, limits, text -> records(text, separator) - 1);
            return new FileMetadata(columns.columns(), rows);
        } catch (TextStart.NotText notText) {
            return notText.broken();
        } catch (IOException broken) {
            return new BrokenFile("gzip-broken", "cannot be unpacked: " + broken.getMessage());
        } catch (UncheckedIOException broken) {
            return broken.getCause() instanceof CharacterCodingException
                    ? new BrokenFile("not-utf8", "has bytes that are not UTF-8")
                    : new BrokenFile("gzip-broken", "cannot be unpacked: " + broken.getMessage());
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof StorageFailed storeFailed) {
                throw storeFailed;
            }
            return new BrokenFile("csv-broken", String.valueOf(broken.getMessage()));
        }
    }

    private static CsvColumns columns(byte[] lines, char separator, boolean whole) {
        Iterator<CsvRecord> records =
                reader(new ByteArrayInputStream(lines), separator).iterator();
        if (!records.hasNext()) {
            return new CsvColumns(java.util.List.of());
        }
        CsvColumns columns = new CsvColumns(records.next().getFields());
        while (records.hasNext()) {
            CsvRecord row = records.next();
            // Cut in the middle of a quoted field, the last row of a sample may be half a row.
            if (whole || records.hasNext()) {
                columns.take(row);
            }
        }
        return columns;
    }

    private static long records(InputStream text, char separator) {
        long count = 0;
        for (CsvRecord ignored : reader(text, separator)) {
            count++;
        }
        return Math.max(count, 1);
    }

    private static CsvReader<CsvRecord> reader(InputStream text, char separator) {
        // A decoder, unlike a charset, refuses what is not UTF-8 instead of replacing it.
        Reader characters = new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder());
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_FIELD)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(MOST_COLUMNS)
                                .maxFieldSize(LONGEST_FIELD)
                                .maxRecordSize(2 * LONGEST_FIELD)),
                        characters);
    }
}
