package dev.weir.catalog.glue;

import dev.weir.catalog.glue.DatasetAliases.Alias;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds the datasets behind the tables that Glue has, and keeps the tables' names as aliases. */
final class GlueImport {

    static final String ARN = "glue-arn";
    static final String TABLE = "glue-table";

    // Hadoop's names for S3, which mean the same place.
    private static final Pattern OTHER_S3 = Pattern.compile("^s3[an]://");

    private final GlueCatalog catalog;
    private final DatasetAliases aliases;
    private final GlueJournal journal;
    private final UUID lakeId;
    private final UUID run;

    GlueImport(GlueCatalog catalog, DatasetAliases aliases, GlueJournal journal, UUID lakeId, UUID run) {
        this.catalog = catalog;
        this.aliases = aliases;
        this.journal = journal;
        this.lakeId = lakeId;
        this.run = run;
    }

    void run() {
        catalog.databases(database -> catalog.tables(database.name(), this::take));
        aliases.forgetOthers(lakeId, run);
    }

    private void take(GlueTable table) {
        journal.looked();
        String location = OTHER_S3.matcher(table.storage().location()).replaceFirst("s3://");
        if (location.isEmpty()) {
            journal.found(MirrorFinding.note("no-location", table.name(), "a view, a link, or a table without files"));
            return;
        }
        Optional<UUID> dataset = aliases.datasetAt(location);
        if (dataset.isPresent()) {
            aliases.put(new Alias(dataset.get(), TABLE, table.name().toString()), lakeId, run);
            catalog.arn(table).ifPresent(arn -> aliases.put(new Alias(dataset.get(), ARN, arn), lakeId, run));
            journal.aliased();
            return;
        }
        journal.found(aliases.lakeOf(location)
                .map(lake -> MirrorFinding.note(
                        "no-dataset", table.name(), location + " is in the lake " + lake + ", but no dataset is there"))
                .orElseGet(() -> MirrorFinding.note("elsewhere", table.name(), location + " is in no lake of Weir's")));
    }
}
