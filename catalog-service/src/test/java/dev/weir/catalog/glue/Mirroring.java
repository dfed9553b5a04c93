package dev.weir.catalog.glue;

import dev.weir.catalog.glue.MirroredTable.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A lake that tests make up, and its mirror in some Glue. */
final class Mirroring implements MirroredTables {

    private static final int ROUNDS = 3;

    private final GlueCatalog glue;
    private final List<MirroredTable> lake = new ArrayList<>();
    private JournalInMemory journal = new JournalInMemory();

    Mirroring(GlueCatalog glue) {
        this.glue = glue;
    }

    List<MirroredTable> lake() {
        return lake;
    }

    GlueRun.Counts mirror(boolean apply, boolean deleteMissing) {
        return mirror(apply, deleteMissing, Optional.empty());
    }

    GlueRun.Counts mirror(boolean apply, boolean deleteMissing, Optional<Set<UUID>> only) {
        journal = new JournalInMemory();
        GlueJournal writer = new GlueJournal(journal, UUID.randomUUID());
        GlueSetup setup = new GlueSetup(
                new GlueCatalogs.Address("eu-central-1", Optional.empty()),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                deleteMissing,
                false,
                false);
        new GlueMirror(glue, this, writer, Tables.LAKE, setup, new GlueMirror.Mode(apply, ROUNDS)).run(only);
        return writer.counts();
    }

    /** Of the last run: {@code create-table db.table applied}. */
    List<String> lines() {
        return journal.lines();
    }

    /** Of the last run: {@code foreign-table db.table}. */
    List<String> found() {
        return journal.found();
    }

    @Override
    public void names(String name, GlueSetup wanted, Consumer<Named> each) {
        lake.stream().map(MirroredTable::named).forEach(each);
    }

    @Override
    public Readied read(Named named) {
        return new Readied(
                lake.stream()
                        .filter(table -> table.dataset().equals(named.dataset()))
                        .findFirst(),
                List.of());
    }
}
