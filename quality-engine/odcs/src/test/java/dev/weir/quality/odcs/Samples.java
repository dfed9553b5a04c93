package dev.weir.quality.odcs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Contracts to test with. */
final class Samples {
    private Samples() {}

    static String orders() {
        try (InputStream in = Samples.class.getResourceAsStream("orders.odcs.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A contract with one table, whose body is given with four blanks before each line. */
    static String table(String body) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: c1
                version: 1.0.0
                status: active
                schema:
                  - name: orders
                """ + body;
    }

    static String columns(String... lines) {
        return table("    properties:\n" + String.join("\n", lines).indent(6));
    }
}
