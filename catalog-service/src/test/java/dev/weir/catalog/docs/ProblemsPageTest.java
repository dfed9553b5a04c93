package dev.weir.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.weir.platform.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of problem codes in the docs is made from the enums that declare them. */
class ProblemsPageTest {

    private static final String HEAD = """
            # Problems

            Every error answers with `application/problem+json` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). `code` is stable:
            programs may rely on it. `detail` says what happened, `errors` where: a JSON pointer into the body, a parameter, a
            line and column of a ruleset, or a key in the lake. `requestId` finds the log lines.

            | code | status | meaning | what to do |
            | --- | --- | --- | --- |
            """;

    private final List<ProblemCode> codes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.weir").stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(ProblemCode.class))
                    .map(JavaClass::reflect)
                    .flatMap(type -> Stream.of((ProblemCode[]) type.getEnumConstants()))
                    .sorted(Comparator.comparing(ProblemCode::code))
                    .toList();

    @Test
    void everyCodeIsDocumented() {
        String rows = codes.stream()
                .map(code -> "| `%s` | %d | %s | %s |\n"
                        .formatted(
                                code.code(),
                                code.meaning().status(),
                                code.meaning().title(),
                                code.meaning().remedy()))
                .collect(Collectors.joining());

        CommittedPage.of(Path.of("../docs/problems.md")).mustBe(HEAD + rows);
    }

    @Test
    void noTwoProblemsShareACode() {
        assertThat(codes).extracting(ProblemCode::code).doesNotHaveDuplicates().hasSizeGreaterThan(15);
    }
}
