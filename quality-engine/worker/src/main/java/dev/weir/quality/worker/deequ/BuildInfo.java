package dev.weir.quality.worker.deequ;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build knows: Deequ itself does not tell its version. */
final class BuildInfo {
    private BuildInfo() {}

    static String deequ() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("/weir-worker.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("deequ.version");
    }
}
