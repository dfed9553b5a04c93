package dev.weir.catalog.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.format.parquet.Footers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A small lake with everything in it that a crawl should know, and some that it should not choke on. */
final class TestLake {

    private TestLake() {}

    /** By path below the lake's root. */
    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] order = Footers.file(5, "id:long", "amount:double?");
        files.put("silver/crm/orders/day=2026-10-01/region=EU%2FW/part-0.parquet", order);
        files.put("silver/crm/orders/day=2026-10-01/region=US/part-0.parquet", order);
        files.put("silver/crm/orders/day=2026-10-02/region=__HIVE_DEFAULT_PARTITION__/part-0.parquet", order);
        files.put("silver/crm/customers/part-0.parquet", Footers.file(10, "id:long", "name:string?"));
        files.put("silver/crm/customers/part-1.parquet", Footers.file(20, "id:long", "name:string?"));
        files.put("silver/crm/customers/part-2.parquet", "PAR1 is not how this ends".getBytes(UTF_8));
        files.put("silver/crm/customers/_SUCCESS", new byte[0]);
        files.put("silver/delta/_delta_log/00000000000000000000.json", "{}".getBytes(UTF_8));
        files.put("silver/delta/part-0.parquet", order);
        files.put("landing/crm/contacts/2026-10-27/part.csv", "id,email\n1,a@b.c\n2,d@e.f\n".getBytes(UTF_8));
        files.put("landing/crm/contacts/2026-10-28/part.csv", "id,email\nx,a@b.c\n".getBytes(UTF_8));
        files.put("landing/web/events/0.ndjson.gz", gzip("{\"id\":1,\"tags\":[\"a\"]}\n{\"id\":2}\n"));
        files.put("landing/web/events/1.ndjson", "{\"id\":1,\n{]".getBytes(UTF_8));
        files.put("gold/reference/countries.csv", "code;name\nde;Germany\nfr;France\n".getBytes(UTF_8));
        files.put("gold/reference/currencies.csv", "iso;digits\neur;2\n".getBytes(UTF_8));
        files.put("gold/reports/q3.pdf", "%PDF".getBytes(UTF_8));
        files.put("gold/reports/empty.csv", new byte[0]);
        return files;
    }

    static void write(Path root) {
        files().forEach((path, content) -> put(root.resolve(path), content));
    }

    static void put(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
