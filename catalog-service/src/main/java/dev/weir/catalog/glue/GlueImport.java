package dev.weir.catalog.glue;

import dev.weir.catalog.dataset.DatasetRecorder;
import dev.weir.catalog.dataset.DatasetRecorder.Foreseen;
import dev.weir.catalog.dataset.DatasetRecorder.Outcome;
import dev.weir.catalog.dataset.DatasetRecorder.Sighting;
import dev.weir.catalog.dataset.Datasets.Reference;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.catalog.dataset.Origin;
import dev.weir.catalog.glue.DatasetAliases.Alias;
import dev.weir.catalog.glue.ImportedDatasets.Known;
import dev.weir.platform.dataset.DatasetName;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Brings what Glue has into the catalog: the tables of datasets that crawls saw become their aliases, all others datasets that
 * only Glue tells of. It holds the names of the latter, and one table at a time.
 */
final class GlueImport {

    static final String ARN = "glue-arn";
    static final String TABLE = "glue-table";

    private static final int AT_ONCE = 500;
    /** In UTF-8. The database finds datasets by their places, and its indexes hold no more. */
    private static final int LONGEST_LOCATION = 2000;

    private final GlueCatalog catalog;
    private final Tools tools;
    private final GlueJournal journal;
    private final Sighting sighting;
    private final Mode mode;
    /** What Glue told of in this run. */
    private final Set<DatasetName> told = new HashSet<>();
    /** Tables beside the one that their dataset was told of by so far. */
    private final Map<TableName, DatasetName> heirs = new TreeMap<>();

    /** Where what was found is kept. */
    record Tools(ImportedDatasets datasets, DatasetAliases aliases, DatasetRecorder recorder) {}

    /** Whether the catalog is changed. */
    enum Mode {
        PLAN,
        APPLY
    }

    /** @param sighting by this run, of the lake that imports */
    GlueImport(GlueCatalog catalog, Tools tools, GlueJournal journal, Sighting sighting, Mode mode) {
        this.catalog = catalog;
        this.tools = tools;
        this.journal = journal;
        this.sighting = sighting;
        this.mode = mode;
    }

    void run() {
        catalog.databases(database -> catalog.tables(database.name(), this::take));
        heirs.forEach((table, dataset) -> {
            if (!told.contains(dataset)) {
                catalog.table(table).ifPresent(heir -> tell(ImportedTable.of(heir, catalog.arn(heir))));
            }
        });
        if (journal.counts().tables() == 0) {
            // Glue leaves out what one may not see. That it is empty is the least likely reason.
            journal.found(MirrorFinding.note(
                    "no-tables",
                    sighting.lake().name(),
                    "Glue shows no table at all, and no dataset is taken for missing"));
            return;
        }
        missing();
        if (mode == Mode.APPLY) {
            tools.aliases().forgetOthers(sighting.lake().id(), sighting.crawlId());
        }
    }

    private void take(GlueTable found) {
        journal.looked();
        ImportedTable table = ImportedTable.of(found, catalog.arn(found));
        if (table.location().getBytes(StandardCharsets.UTF_8).length > LONGEST_LOCATION) {
            journal.found(
                    MirrorFinding.left("location-too-long", table.name(), "it cannot be kept: " + table.location()));
            return;
        }
        Optional<Known> known = known(table);
        if (known.isPresent()
                && (known.get().origin() == Origin.CRAWL || known.get().othersTell())) {
            alias(known.get().id(), table);
            return;
        }
        if (table.dataset().isEmpty()) {
            journal.found(MirrorFinding.left(
                    "no-name", table.name(), "it has no place, and Glue does not say which account it is in"));
            return;
        }
        if (known.isPresent() && isAnothers(known.get(), table)) {
            heirs.put(table.name(), known.get().name());
            alias(known.get().id(), table);
            return;
        }
        tell(table);
    }

    private Optional<Known> known(ImportedTable table) {
        return tools.datasets().find(sighting.lake().id(), table.place(), table.dataset());
    }

    private boolean isAnothers(Known known, ImportedTable table) {
        return told.contains(known.name())
                || !known.table().equals(Optional.of(GlueText.kept(table.name().toString())));
    }

    private void tell(ImportedTable table) {
        if (!told.add(table.dataset().orElseThrow())) {
            // Planned as the dataset of another table at the same place.
            journal.aliased();
            return;
        }
        FoundDataset found = table.found(sighting.lake(), partitions(table), journal::found);
        place(table);
        Foreseen foreseen = tools.recorder().foresee(found);
        if (foreseen.outcome() == Outcome.REGISTERED) {
            change(ImportChange.registered(table, found.columns()));
        } else if (foreseen.outcome() == Outcome.RECORDED) {
            change(ImportChange.updated(table, foreseen.changes()));
        }
        if (mode == Mode.PLAN) {
            journal.aliased();
            return;
        }
        tools.recorder().record(sighting, found);
        // By then a crawl may have seen it, which makes no difference to its names.
        known(table).ifPresent(known -> alias(known.id(), table));
    }

    private ImportedPartitions partitions(ImportedTable table) {
        List<String> keys = table.table().partitionKeys().stream()
                .map(key -> GlueText.kept(key.name()))
                .toList();
        ImportedPartitions partitions = new ImportedPartitions(keys, table.location());
        if (!keys.isEmpty()) {
            catalog.places(table.name(), partitions::add);
        }
        return partitions;
    }

    /** Says where the dataset is, when it is not where a crawl would find it. */
    private void place(ImportedTable table) {
        if (table.place().isEmpty()) {
            journal.found(MirrorFinding.note(
                    "no-location",
                    table.name(),
                    "a view, a link, or a table without files, known by its name in Glue"));
            return;
        }
        journal.found(tools.aliases()
                .lakeOf(table.location())
                .map(lake -> MirrorFinding.note(
                        "no-dataset",
                        table.name(),
                        table.location() + " is in the lake " + lake + ", but no crawl saw a dataset there"))
                .orElseGet(() ->
                        MirrorFinding.note("elsewhere", table.name(), table.location() + " is in no lake of Weir's")));
    }

    private void alias(UUID dataset, ImportedTable table) {
        journal.aliased();
        if (mode == Mode.PLAN) {
            return;
        }
        put(new Alias(dataset, TABLE, GlueText.kept(table.name().toString())));
        table.arn().ifPresent(arn -> put(new Alias(dataset, ARN, GlueText.kept(arn))));
    }

    private void put(Alias alias) {
        tools.aliases().put(alias, sighting.lake().id(), sighting.crawlId());
    }

    private void missing() {
        Optional<UUID> last = Optional.empty();
        List<Reference> some;
        do {
            some = tools.datasets().told(sighting.lake().id(), last, AT_ONCE);
            for (Reference dataset : some) {
                last = Optional.of(dataset.id());
                if (!told.contains(dataset.name())) {
                    miss(dataset);
                }
            }
        } while (some.size() == AT_ONCE);
    }

    private void miss(Reference dataset) {
        if (mode == Mode.PLAN || tools.recorder().missing(sighting, dataset)) {
            change(ImportChange.missing(dataset.alias()));
        }
    }

    private void change(ImportChange change) {
        if (mode == Mode.PLAN) {
            journal.planned(change);
        } else {
            journal.done(change);
        }
    }
}
