package dev.weir.catalog.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.glue.GlueMirrorPlanner.Observed;
import dev.weir.catalog.glue.GlueMirrorPlanner.Wanted;
import dev.weir.catalog.glue.MirroredTable.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is there and whatever is wanted. */
class GlueMirrorPlannerProperties {

    private static final List<TableKind> KINDS = List.of(
            new TableKind.Parquet(),
            new TableKind.Orc(),
            new TableKind.Avro(Optional.of("{}")),
            new TableKind.Csv(';', Optional.of('"'), 1),
            new TableKind.Csv('|', Optional.empty(), 0),
            new TableKind.Json(),
            new TableKind.Delta(),
            new TableKind.Iceberg(Tables.PLACE + "metadata/00001-a.metadata.json"),
            new TableKind.Iceberg(Tables.PLACE + "metadata/00002-b.metadata.json"),
            new TableKind.Hudi(true, Optional.of("1")),
            new TableKind.Hudi(false, Optional.empty()));
    private static final List<String> ALIASES = List.of("a.orders", "a.Orders", "a.items", "b.orders", "c", "C");
    private static final List<String> COLUMNS =
            List.of("id:long", "ID:int", "name:string", "at:timestamptz(us)", "item:struct<a:int>", "f:float");

    @Provide
    Arbitrary<List<MirroredTable>> lakes() {
        Arbitrary<List<String>> columns =
                Arbitraries.of(COLUMNS).list().ofMaxSize(4).uniqueElements();
        Arbitrary<List<Integer>> values =
                Arbitraries.integers().between(0, 400).list().ofMaxSize(260);
        Arbitrary<MirroredTable> table = Combinators.combine(
                        Arbitraries.of(ALIASES), Arbitraries.of(KINDS), columns, values)
                .as(GlueMirrorPlannerProperties::table);
        return table.list().ofMaxSize(6).uniqueElements(MirroredTable::alias);
    }

    private static MirroredTable table(String alias, TableKind kind, List<String> columns, List<Integer> values) {
        List<String> all = new ArrayList<>(columns);
        all.add("day:int/");
        List<Part> parts = values.stream()
                .map(value -> Tables.part("day=" + value + "/", String.valueOf(value)))
                .toList();
        UUID dataset = UUID.nameUUIDFromBytes(alias.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Tables.with(Tables.table(dataset, alias, kind, all.toArray(new String[0])), parts);
    }

    @Property(tries = 300)
    void aPlanThatWasCarriedOutLeavesNothingToDo(
            @ForAll("lakes") List<MirroredTable> before,
            @ForAll("lakes") List<MirroredTable> now,
            @ForAll boolean deleteMissing) {
        Observed there = Tables.after(Tables.nothing(), plan(before, Tables.nothing(), true));

        MirrorPlan plan = plan(now, there, deleteMissing);
        MirrorPlan again = plan(now, Tables.after(there, plan), deleteMissing);

        assertThat(again.changes()).isEmpty();
    }

    @Property(tries = 200)
    void theOrderInWhichThingsComeDoesNotMatter(
            @ForAll("lakes") List<MirroredTable> before, @ForAll("lakes") List<MirroredTable> now, @ForAll long seed) {
        Observed there = Tables.after(Tables.nothing(), plan(before, Tables.nothing(), true));
        List<MirroredTable> shuffled = new ArrayList<>(now);
        Collections.shuffle(shuffled, new Random(seed));
        List<GlueMirrorPlanner.ObservedTable> tables = new ArrayList<>(there.tables());
        Collections.shuffle(tables, new Random(seed));

        assertThat(plan(shuffled, new Observed(there.databases(), tables), true))
                .isEqualTo(plan(now, there, true));
    }

    private static MirrorPlan plan(List<MirroredTable> tables, Observed there, boolean deleteMissing) {
        return GlueMirrorPlanner.plan(new Wanted(Tables.LAKE, tables, deleteMissing), there);
    }
}
