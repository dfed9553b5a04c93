package dev.weir.quality.odcs;

import static dev.weir.quality.odcs.ContractChange.Kind.BREAKING;
import static dev.weir.quality.odcs.ContractChange.Kind.COMPATIBLE;
import static dev.weir.quality.odcs.ContractChange.Kind.DOCS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.odcs.ContractChange.Aspect;
import dev.weir.quality.odcs.ContractChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractDiffTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            physicalType: int                  | physicalType: bigint               | COMPATIBLE | TYPE
            physicalType: bigint               | physicalType: int                  | BREAKING   | TYPE
            physicalType: int                  | physicalType: string               | BREAKING   | TYPE
            physicalType: varchar(10)          | physicalType: varchar(20)          | COMPATIBLE | TYPE
            physicalType: varchar(20)          | physicalType: varchar(10)          | BREAKING   | TYPE
            physicalType: text                 | physicalType: varchar(10)          | BREAKING   | TYPE
            physicalType: 'decimal(10,2)'      | physicalType: 'decimal(12,2)'      | COMPATIBLE | TYPE
            physicalType: 'decimal(10,2)'      | physicalType: 'decimal(10,4)'      | BREAKING   | TYPE
            physicalType: int                  | physicalType: double               | COMPATIBLE | TYPE
            physicalType: bigint               | physicalType: double               | BREAKING   | TYPE
            physicalType: integer              | physicalType: int                  | DOCS       | TYPE
            logicalType: integer               | description: any                   | BREAKING   | TYPE
            required: true                     | required: false                    | BREAKING   | NULLABILITY
            required: false                    | required: true                     | COMPATIBLE | NULLABILITY
            unique: true                       | unique: false                      | BREAKING   | UNIQUENESS
            unique: false                      | unique: true                       | COMPATIBLE | UNIQUENESS
            partitioned: true                  | partitioned: false                 | BREAKING   | PARTITION
            partitioned: false                 | partitioned: true                  | BREAKING   | PARTITION
            description: a                     | description: b                     | DOCS       | OTHER
            'logicalTypeOptions: {minimum: 0}' | 'logicalTypeOptions: {minimum: 5}' | COMPATIBLE | QUALITY
            'logicalTypeOptions: {minimum: 5}' | 'logicalTypeOptions: {minimum: 0}' | BREAKING   | QUALITY
            """)
    void judgesAChangeOfAColumn(String before, String after, Kind kind, Aspect aspect) {
        boolean options = before.startsWith("logicalTypeOptions");
        String number = options ? "\n  logicalType: number" : "";
        List<ContractChange> changes = between(
                Samples.columns("- name: a\n  " + before + number), Samples.columns("- name: a\n  " + after + number));

        assertThat(ContractDiff.worst(changes)).contains(kind);
        assertThat(changes).anySatisfy(change -> {
            assertThat(change.kind()).isEqualTo(kind);
            assertThat(change.aspect()).isEqualTo(aspect);
        });
    }

    @Test
    void namesThePlaceInBothDocuments() {
        String before = Samples.columns("- name: a", "- name: b", "  physicalType: bigint");
        String after = Samples.columns("- name: b", "  physicalType: int", "- name: c");

        List<ContractChange> changes = between(before, after);

        assertThat(changes).extracting(ContractChange::kind).containsExactly(BREAKING, BREAKING, COMPATIBLE);
        ContractChange gone = changes.get(0);
        assertThat(gone.what()).isEqualTo("orders.a");
        assertThat(gone.beforePlace()).isEqualTo(new Place(9, 9, "/schema/0/properties/0"));
        assertThat(gone.afterPlace()).isNull();
        ContractChange narrowed = changes.get(1);
        assertThat(narrowed.beforePlace()).isEqualTo(new Place(10, 9, "/schema/0/properties/1"));
        assertThat(narrowed.afterPlace()).isEqualTo(new Place(9, 9, "/schema/0/properties/0"));
        assertThat(changes.get(2).what()).isEqualTo("orders.c");
    }

    @Test
    void judgesPromisesAboutQualityAndServiceLevels() {
        String looser = Samples.orders()
                .replace("mustBeBetween: [1, 1000000]", "mustBeBetween: [0, 1000000]")
                .replace("value: 3\n    unit: y", "value: 2\n    unit: y")
                .replace("value: 4\n    unit: h", "value: 240\n    unit: min");
        String tighter = Samples.orders()
                .replace("mustBeBetween: [1, 1000000]", "mustBeBetween: [10, 1000000]")
                .replace("value: 3\n    unit: y", "value: 4\n    unit: y");

        assertThat(between(Samples.orders(), looser))
                .extracting(ContractChange::kind, ContractChange::aspect)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(BREAKING, Aspect.QUALITY),
                        org.assertj.core.groups.Tuple.tuple(BREAKING, Aspect.SLA),
                        org.assertj.core.groups.Tuple.tuple(DOCS, Aspect.SLA));
        assertThat(between(Samples.orders(), tighter))
                .extracting(ContractChange::kind)
                .containsExactly(COMPATIBLE, COMPATIBLE);
    }

    @Test
    void holdsADatasetAgainstTheContract() {
        Table table = ContractReader.read(Samples.columns(
                        "- {name: id, physicalType: bigint, required: true}",
                        "- {name: amount, physicalType: 'decimal(10,2)'}",
                        "- {name: gone, logicalType: string}",
                        "- {name: day, logicalType: date, partitioned: true}"))
                .table(Optional.empty())
                .orElseThrow();

        List<ContractChange> changes = ContractDiff.against(
                table,
                List.of(
                        Field.found("id", DataType.of("long"), true, 0, List.of(), Optional.empty()),
                        Field.found("amount", DataType.of("double"), true, 0, List.of(), Optional.empty()),
                        Field.found("more", DataType.of("string"), true, 0, List.of(), Optional.empty()),
                        Field.found("day", DataType.of("date"), true, 0, List.of(), Optional.empty())));

        assertThat(changes)
                .extracting(ContractChange::what, ContractChange::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("orders.amount", BREAKING),
                        org.assertj.core.groups.Tuple.tuple("orders.gone", BREAKING),
                        org.assertj.core.groups.Tuple.tuple("orders.day", BREAKING),
                        org.assertj.core.groups.Tuple.tuple("orders.more", COMPATIBLE));
    }

    @Property(tries = 200)
    void aDocumentDoesNotDifferFromItself(@ForAll("contracts") Columns columns) {
        assertThat(between(columns.text(), columns.text())).isEmpty();
    }

    @Property(tries = 200)
    void whatWasImportedIsExportedCharacterByCharacter(@ForAll("contracts") Columns columns) {
        assertThat(ContractReader.read(columns.text()).text()).isEqualTo(columns.text());
    }

    @Property(tries = 200)
    void aColumnThatIsDroppedBreaks(@ForAll("contracts") Columns columns, @ForAll int which) {
        int dropped = Math.floorMod(which, columns.lines().size());
        List<String> fewer = new ArrayList<>(columns.lines());
        fewer.remove(dropped);

        List<ContractChange> changes = between(columns.text(), new Columns(fewer).text());

        assertThat(changes).anySatisfy(change -> {
            assertThat(change.kind()).isEqualTo(BREAKING);
            assertThat(change.aspect()).isEqualTo(Aspect.COLUMN);
            assertThat(change.what()).isEqualTo("orders.c" + dropped);
        });
        assertThat(between(new Columns(fewer).text(), columns.text()))
                .anySatisfy(change -> assertThat(change.what()).isEqualTo("orders.c" + dropped));
    }

    @Property(tries = 100)
    void aDraftOfADatasetReadsBackAsThatDataset(@ForAll("contracts") Columns columns) {
        Table table =
                ContractReader.read(columns.text()).table(Optional.empty()).orElseThrow();

        String draft = ContractText.of(
                "id1", "orders", "orders", "s3://lake/orders/", "parquet", Optional.of("crm"), table.columns());

        DataContract read = ContractReader.read(draft);
        assertThat(ContractDiff.against(read.tables().get(0), table.columns())).isEmpty();
        assertThat(read.owner()).contains("crm");
    }

    /** Columns called c0, c1 and so on. */
    record Columns(List<String> lines) {
        String text() {
            return lines.isEmpty()
                    ? Samples.table("    properties: []\n")
                    : Samples.columns(lines.toArray(String[]::new));
        }
    }

    @Provide
    Arbitrary<Columns> contracts() {
        Arbitrary<String> type = Arbitraries.of(
                "int", "bigint", "string", "varchar(12)", "'decimal(10,2)'", "date", "timestamp", "boolean", "double");
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<String> words = Arbitraries.of("plain", "\"quoted: yes\"", "'ünïcode 数'", "\"\"");
        return Combinators.combine(type, flag, flag, words)
                .as((physical, required, unique, description) -> "physicalType: " + physical + ", required: " + required
                        + ", unique: " + unique + ", description: " + description)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(bodies -> {
                    List<String> lines = new ArrayList<>();
                    for (int i = 0; i < bodies.size(); i++) {
                        lines.add("- {name: c" + i + ", " + bodies.get(i) + "}");
                    }
                    return new Columns(lines);
                });
    }

    private static List<ContractChange> between(String before, String after) {
        return ContractDiff.between(ContractReader.read(before), ContractReader.read(after));
    }
}
