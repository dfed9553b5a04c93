package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command line compiles policies without a server, and so without its libraries. */
class PurityTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/weir/policy");
    private static final List<String> PURE =
            List.of("access", "document", "rows", "intent", "compile", "prove", "check", ".");

    @Test
    void whatCompilesPoliciesNeedsNoServer() throws IOException {
        int files = 0;
        for (String feature : PURE) {
            try (Stream<Path> sources = Files.list(SOURCES.resolve(feature))) {
                for (Path source : sources.filter(path -> path.toString().endsWith(".java"))
                        .toList()) {
                    files++;
                    assertThat(Files.readString(source))
                            .as(source.toString())
                            .doesNotContain("import dev.weir.platform")
                            .doesNotContain("import io.quarkus")
                            .doesNotContain("import jakarta.")
                            .doesNotContain("import software.amazon");
                }
            }
        }
        assertThat(files).isGreaterThan(40);
    }
}
