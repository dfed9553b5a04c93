package dev.weir.catalog.glue;

import dev.weir.catalog.dataset.DatasetRecorder;
import dev.weir.catalog.dataset.DatasetRecorder.Sighting;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.glue.GlueDesk.RunBegun;
import dev.weir.catalog.glue.GlueRun.Counts;
import dev.weir.platform.access.Actor;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Runs what was begun here. A run is not taken over by another service when this one ends: it is over, and the next one
 * looks at Glue anew.
 */
@ApplicationScoped
public class GlueRunner {

    private static final Logger LOG = Logger.getLogger(GlueRunner.class);

    private final GlueCatalogs catalogs;
    private final MirroredDatasets datasets;
    private final Datasets catalogued;
    private final GlueImport.Tools imports;
    private final GlueRuns runs;
    private final DueMirrors due;
    private final GlueSettings settings;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "glue"));

    GlueRunner(
            GlueCatalogs catalogs,
            MirroredDatasets datasets,
            Datasets catalogued,
            ImportedDatasets imported,
            DatasetAliases aliases,
            DatasetRecorder recorder,
            GlueRuns runs,
            DueMirrors due,
            GlueSettings settings,
            AuditTrail audit,
            ChangeFeed feed) {
        this.catalogs = catalogs;
        this.datasets = datasets;
        this.catalogued = catalogued;
        this.imports = new GlueImport.Tools(imported, aliases, recorder);
        this.runs = runs;
        this.due = due;
        this.settings = settings;
        this.audit = audit;
        this.feed = feed;
    }

    void start(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunBegun begun) {
        running.add(begun.id());
        threads.execute(() -> run(begun));
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void touch() {
        running.forEach(run -> runs.touch(run, settings.lease()));
    }

    void stop(@Observes ShutdownEvent shutdown) {
        threads.shutdownNow();
    }

    private void run(RunBegun begun) {
        GlueJournal journal = new GlueJournal(runs, begun.id());
        try {
            GlueCatalog catalog = catalogs.at(begun.setup().address());
            if (begun.kind().imports()) {
                var mode = begun.kind().plans() ? GlueImport.Mode.PLAN : GlueImport.Mode.APPLY;
                var sighting = new Sighting(begun.id(), begun.lake(), catalogued.nextSighting());
                new GlueImport(catalog, imports, journal, sighting, mode).run();
            } else {
                var mode = new GlueMirror.Mode(begun.kind() == GlueRun.Kind.APPLY, settings.rounds());
                new GlueMirror(catalog, datasets, journal, begun.lake().name(), begun.setup(), mode)
                        .run(begun.datasets());
            }
            finish(begun, journal.counts(), Optional.empty());
        } catch (Problem problem) {
            LOG.warnf("glue run %s failed: %s", begun.id(), problem.getMessage());
            finish(begun, journal.counts(), Optional.of(String.valueOf(problem.getMessage())));
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "glue run %s failed", begun.id());
            finish(begun, journal.counts(), Optional.of("Weir failed; see the service's log"));
        } finally {
            running.remove(begun.id());
        }
    }

    private void finish(RunBegun begun, Counts counts, Optional<String> error) {
        QuarkusTransaction.requiringNew().run(() -> {
            runs.finish(begun.id(), counts, error);
            if (error.isPresent()) {
                begun.datasets().ifPresent(changed -> due.putBack(begun.lake().id(), changed, settings.retryAfter()));
            }
            if (begun.kind().plans()) {
                return;
            }
            String what = begun.kind() == GlueRun.Kind.IMPORT ? "glue.imported" : "glue.mirrored";
            Map<String, Object> after = Map.of(
                    "run", begun.id(),
                    "lake", begun.lake().name(),
                    "completed", error.isEmpty(),
                    "applied", counts.applied(),
                    "rejected", counts.rejected(),
                    "unknown", counts.unknown(),
                    "aliases", counts.aliases());
            audit.record(Actor.WEIR, what, "lake/" + begun.lake().name(), null, after);
            feed.append(what, "lake/" + begun.lake().name(), after);
        });
    }
}
