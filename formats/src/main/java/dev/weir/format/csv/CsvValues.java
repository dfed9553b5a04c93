package dev.weir.format.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.weir.format.Column;
import dev.weir.format.TextLimits;
import dev.weir.format.TextStart;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/** The values in the beginning of separated text, by the columns that {@link CsvFileReader} tells. */
public final class CsvValues {

    private static final int MOST_ROWS = 2_000;

    private CsvValues() {}

    /** @param values takes a column's name and a value of it */
    public static void read(LakeStore store, LakeObject object, TextLimits limits, BiConsumer<String, String> values)
            throws IOException {
        try (TextStart start = TextStart.open(store, object, limits)) {
            byte[] lines = start.lines();
            Charset charset = CsvFileReader.charset(lines, new ArrayList<>());
            char separator = Separator.of(lines, object.location().name());
            char quote = Quote.of(lines, separator);
            CsvSample sample = CsvFileReader.sample(lines, charset, separator, quote, start.whole());
            List<Column> columns = sample.columns();
            Iterator<CsvRecord> rows = CsvFileReader.rows(lines, charset, separator, quote);
            boolean header = sample.hasHeader();
            for (int row = 0; row < MOST_ROWS && rows.hasNext(); row++) {
                CsvRecord fields = rows.next();
                boolean half = !start.whole() && !rows.hasNext();
                if ((row == 0 && header) || half) {
                    continue;
                }
                for (int i = 0; i < Math.min(fields.getFieldCount(), columns.size()); i++) {
                    values.accept(columns.get(i).name(), fields.getField(i));
                }
            }
        }
    }
}
