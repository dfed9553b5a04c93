package dev.weir.quality.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.odcs.ContractRules.Made;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/contracts.md} says is so. With {@code -Ddocs.write}, the page is written instead. */
class ContractsPageTest {

    private static final Path PAGE = Path.of("../../docs/contracts.md");
    private static final String BEGIN = "<!-- mapping -->\n";
    private static final String END = "<!-- /mapping -->";

    /** Of a column {@code c}, or with the first letter a slash of the table. */
    private static final List<String> CASES = List.of(
            "logicalType: integer",
            "physicalType: int",
            "logicalType: boolean",
            "logicalType: date",
            "logicalType: timestamp",
            "physicalType: \"decimal(10,2)\"",
            "physicalType: varchar(20)",
            "required: true",
            "unique: true",
            "primaryKey: true",
            "logicalType: string, logicalTypeOptions: {minLength: 2, maxLength: 5}",
            "logicalType: string, logicalTypeOptions: {pattern: \"[A-Z]+\"}",
            "logicalType: integer, logicalTypeOptions: {minimum: 0, exclusiveMaximum: 10}",
            "quality: [{metric: nullValues, mustBe: 0}]",
            "quality: [{metric: nullValues, mustBeLessThan: 10}]",
            "quality: [{metric: nullValues, unit: percent, mustBeLessThan: 1}]",
            "quality: [{metric: missingValues, mustBe: 0, arguments: {missingValues: [null, \"n/a\"]}}]",
            "quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [a, b]}}]",
            "quality: [{metric: invalidValues, mustBe: 0, arguments: {pattern: \"[a-z]+\"}}]",
            "quality: [{metric: invalidValues, unit: percent, mustBeLessOrEqualTo: 5, arguments: {validValues: [a]}}]",
            "quality: [{metric: duplicateValues, mustBe: 0}]",
            "quality: [{metric: duplicateValues, mustBeLessThan: 3}]",
            "quality: [{type: sql, query: \"select max({column}) from {table}\", mustBeLessThan: 100}]",
            "quality: [{type: custom, engine: weir, implementation: 'Mean \"c\" between 1 and 2'}]",
            "/quality: [{metric: rowCount, mustBeBetween: [1, 9]}]",
            "/quality: [{metric: rowCount, mustNotBeBetween: [1, 9]}]",
            "/quality: [{metric: duplicateValues, mustBe: 0, arguments: {properties: [a, b]}}]");

    @Test
    void namesTheRuleOfEveryPromise() throws IOException {
        String table = CASES.stream()
                .map(ContractsPageTest::row)
                .collect(Collectors.joining("\n", "\n| in the contract | rules |\n|---|---|\n", "\n\n"));
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        String wanted =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table + page.substring(page.indexOf(END));
        wanted = wanted.replace(
                block(wanted, "dqdl"),
                ContractRules.of(example(wanted), example(wanted).tables().get(0))
                        .dqdl());
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, wanted, StandardCharsets.UTF_8);
        }

        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(wanted);
    }

    private static DataContract example(String page) {
        return ContractReader.read(block(page, "yaml"));
    }

    private static String block(String page, String language) {
        int start = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(start, page.indexOf("```", start));
    }

    private static String row(String promise) {
        boolean ofTable = promise.startsWith("/");
        String shown = ofTable ? promise.substring(1) : promise;
        DataContract contract = ContractReader.read(
                ofTable ? Samples.table("    " + shown + "\n") : Samples.columns("- {name: c, " + shown + "}"));
        List<String> rules = new ArrayList<>();
        for (Made rule : ContractRules.of(
                        contract, contract.table(Optional.empty()).orElseThrow())
                .rules()) {
            boolean everyColumn =
                    rule.dqdl().startsWith("ColumnExists") || rule.dqdl().startsWith("ColumnNamesMatch");
            if (!everyColumn) {
                rules.add("`" + rule.dqdl().replace("|", "\\|") + "`");
            }
        }
        assertThat(rules).as(promise).isNotEmpty();
        return "| `" + shown.replace("|", "\\|") + "` | " + String.join(", ", rules) + " |";
    }
}
