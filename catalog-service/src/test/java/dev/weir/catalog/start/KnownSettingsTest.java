package dev.weir.catalog.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(weir\\.[a-z0-9.-]+)` \\|");

    private final List<JavaClass> mappings = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.weir").stream()
                    .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                    .toList();

    @Test
    void knowsEverySectionThatIsMapped() {
        assertThat(mappings.stream().map(KnownSettingsTest::prefix).collect(Collectors.toSet()))
                .isEqualTo(KnownSettings.SECTIONS);
    }

    @Test
    void refusesASectionThatNothingReads() {
        assertThatThrownBy(() -> KnownSettings.check(List.of("quarkus.http.port", "weir.auht.mode")))
                .hasMessageContaining("weir.auht.mode");
        assertThatCode(() -> KnownSettings.check(List.of("weir.auth.mode", "weir.database.kind", "other.key")))
                .doesNotThrowAnyException();
    }

    @Test
    void everySettingIsDocumentedAndNoOther() throws IOException {
        Set<String> settings = mappings.stream()
                .flatMap(mapping -> mapping.getMethods().stream()
                        .map(JavaMethod::getName)
                        .map(name -> prefix(mapping) + "." + kebab(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = DOCUMENTED
                .matcher(Files.readString(Path.of("../docs/configuration.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(settings);
    }

    private static String prefix(JavaClass mapping) {
        return mapping.getAnnotationOfType(ConfigMapping.class).prefix();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
