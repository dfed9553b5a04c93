package dev.weir.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is made from the code and committed, so that people and other builds can read it. {@code mvn verify
 * -Ddocs.write} writes it anew.
 */
record CommittedPage(Path file) {

    static CommittedPage of(Path file) {
        return new CommittedPage(file);
    }

    void mustBe(String expected) {
        try {
            if (System.getProperty("docs.write") != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, expected);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as(file + " is made from the code and out of date: run mvn verify -Ddocs.write, and commit it")
                    .isEqualTo(expected);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
