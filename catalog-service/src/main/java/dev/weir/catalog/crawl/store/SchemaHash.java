package dev.weir.catalog.crawl.store;

import dev.weir.format.Column;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names a schema by its content: files share it by the thousand. */
final class SchemaHash {

    private SchemaHash() {}

    static String of(List<Column> columns) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Column.text(columns).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
