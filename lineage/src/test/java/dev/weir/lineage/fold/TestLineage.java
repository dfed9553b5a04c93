package dev.weir.lineage.fold;

import dev.weir.lineage.event.EventReader;
import dev.weir.lineage.fold.store.FoldStores;
import dev.weir.lineage.intake.EventLog;
import dev.weir.lineage.intake.store.EventStores;
import dev.weir.lineage.testing.Changes;
import dev.weir.lineage.testing.LineageDatabase;
import dev.weir.platform.dataset.DatasetName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lineage on a real database, without the service around it. */
final class TestLineage implements CatalogNames {

    final LineageDatabase database;
    final EventLog log;
    final Changes changes = new Changes();
    final Map<DatasetName, DatasetName> catalog = new HashMap<>();
    private Folder folder;

    TestLineage(LineageDatabase database) {
        this.database = database;
        this.log = EventStores.log(database.source(), Clock.systemUTC());
        restart();
    }

    /** Nothing is remembered but what is in the database. */
    void restart() {
        var source = database.source();
        Names names = FoldStores.names(source);
        folder = new Folder(
                FoldStores.queue(source),
                log,
                new RecentEvents(Clock.systemUTC()),
                names,
                FoldStores.facets(source),
                new RunFold(names, FoldStores.runs(source), FoldStores.shapes(source), FoldStores.lines(source)),
                this,
                changes);
    }

    @Override
    public Map<DatasetName, DatasetName> resolve(Collection<DatasetName> names) {
        Map<DatasetName, DatasetName> resolved = new HashMap<>(catalog);
        resolved.keySet().retainAll(names);
        return resolved;
    }

    Folder folder() {
        return folder;
    }

    void keep(List<String> events) {
        log.append(events.stream().map(TestLineage::read).toList());
    }

    /** Keeps and folds. */
    void tell(String... events) {
        keep(List.of(events));
        fold(100);
    }

    void fold(int batch) {
        while (folder.fold(batch) > 0) {
            // Until nothing waits.
        }
    }

    static EventReader.Read read(String json) {
        try {
            return EventReader.read(EventReader.parse(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException noJson) {
            throw new IllegalArgumentException(json, noJson);
        }
    }
}
