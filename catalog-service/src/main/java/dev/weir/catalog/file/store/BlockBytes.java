package dev.weir.catalog.file.store;

import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.catalog.file.PackedReader;
import dev.weir.catalog.file.PackedWriter;
import dev.weir.format.Column;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.ColumnsJson;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.FileReading.NotRead;
import dev.weir.format.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files of a block as the database keeps them. Schemas, which files share by the thousand, and the names of columns are
 * written once, and of a path what differs from the one before.
 */
final class BlockBytes {

    private static final int VERSION = 1;
    private static final int BYTES_A_FILE = 300;
    private static final int BROKEN = 0;
    private static final int NOT_READ = 1;
    /** The first one. */
    private static final int SCHEMAS = 2;

    private static final int NULLS = 1;
    private static final int LEAST = 2;
    private static final int GREATEST = 4;
    private static final int DISTINCT = 8;

    private BlockBytes() {}

    static byte[] of(List<KnownFile> files) {
        Map<List<Column>, Integer> schemas = new LinkedHashMap<>();
        Map<String, Integer> columns = new LinkedHashMap<>();
        PackedWriter body = new PackedWriter(BYTES_A_FILE * (files.size() + 1));
        String path = "";
        for (KnownFile file : files) {
            body.textAfter(path, file.path()).text(file.etag()).number(file.bytes());
            path = file.path();
            if (file.reading() instanceof FileMetadata metadata) {
                body.number((long) SCHEMAS + numbered(schemas, metadata.columns()));
                metadata(body, metadata, columns);
            } else if (file.reading() instanceof BrokenFile broken) {
                body.number(BROKEN).text(broken.code()).text(broken.reason());
            } else {
                body.number(NOT_READ);
            }
        }
        PackedWriter all = new PackedWriter(body.length() + BYTES_A_FILE).number(VERSION);
        all.number(schemas.size());
        schemas.keySet().forEach(schema -> all.text(ColumnsJson.write(schema)));
        all.number(columns.size());
        columns.keySet().forEach(all::text);
        return all.all(body).bytes();
    }

    private static <T> int numbered(Map<T, Integer> numbers, T what) {
        Integer known = numbers.putIfAbsent(what, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private static void metadata(PackedWriter body, FileMetadata metadata, Map<String, Integer> columns) {
        number(body, metadata.rows());
        body.number(metadata.remarks().size());
        metadata.remarks().forEach(remark -> body.text(remark.code()).text(remark.reason()));
        body.number(metadata.statistics().size());
        metadata.statistics().forEach((column, of) -> {
            body.number(numbered(columns, column));
            body.number((of.nulls().isPresent() ? NULLS : 0)
                    | (of.least().isPresent() ? LEAST : 0)
                    | (of.greatest().isPresent() ? GREATEST : 0)
                    | (of.distinct().isPresent() ? DISTINCT : 0));
            of.nulls().ifPresent(body::number);
            of.least().ifPresent(body::text);
            of.greatest().ifPresent(body::text);
            of.distinct().ifPresent(body::number);
        });
    }

    private static void number(PackedWriter body, OptionalLong number) {
        body.number(number.isPresent() ? number.getAsLong() + 1 : 0);
    }

    static List<KnownFile> read(byte[] bytes) {
        PackedReader from = new PackedReader(bytes);
        long version = from.number();
        if (version != VERSION) {
            throw new IllegalStateException(
                    "what is known of files has the version " + version + ", which is not ours");
        }
        List<List<Column>> schemas = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) {
            schemas.add(List.copyOf(ColumnsJson.read(from.text())));
        }
        List<String> columns = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) {
            columns.add(from.text());
        }
        List<KnownFile> files = new ArrayList<>();
        String path = "";
        while (!from.atEnd()) {
            path = from.textAfter(path);
            String etag = from.text();
            long size = from.number();
            int what = from.count();
            FileReading reading =
                    switch (what) {
                        case BROKEN -> new BrokenFile(from.text(), from.text());
                        case NOT_READ -> new NotRead();
                        default -> metadata(from, schemas.get(what - SCHEMAS), columns);
                    };
            files.add(new KnownFile(path, etag, size, reading));
        }
        return files;
    }

    private static FileMetadata metadata(PackedReader from, List<Column> schema, List<String> columns) {
        long rows = from.number();
        List<Remark> remarks = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) {
            remarks.add(new Remark(from.text(), from.text()));
        }
        Map<String, ColumnStatistics> statistics = new HashMap<>();
        for (int left = from.count(); left > 0; left--) {
            String column = columns.get(from.count());
            int has = from.count();
            statistics.put(
                    column,
                    new ColumnStatistics(
                            (has & NULLS) == 0 ? OptionalLong.empty() : OptionalLong.of(from.number()),
                            (has & LEAST) == 0 ? Optional.empty() : Optional.of(from.text()),
                            (has & GREATEST) == 0 ? Optional.empty() : Optional.of(from.text()),
                            (has & DISTINCT) == 0 ? OptionalLong.empty() : OptionalLong.of(from.number())));
        }
        return new FileMetadata(
                schema, rows == 0 ? OptionalLong.empty() : OptionalLong.of(rows - 1), statistics, remarks);
    }
}
