package dev.weir.lineage.fold;

import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFollower;
import dev.weir.platform.dataset.DatasetName;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Finds out which names mean datasets that came into the catalog after events had spoken of them. */
@ApplicationScoped
class CatalogFollower {

    private static final Logger LOG = Logger.getLogger(CatalogFollower.class);
    private static final String READER = "lineage-catalog";
    private static final int CHANGES = 1_000;
    private static final int NAMES = 5_000;
    private static final Set<String> REGISTERED = Set.of("dataset.registered", "dataset.found-again");

    private final ChangeFollower follower;
    private final FoldLoop loop;
    private final Folder folder;
    private final Names names;

    CatalogFollower(ChangeFollower follower, FoldLoop loop, Folder folder, Names names) {
        this.follower = follower;
        this.loop = loop;
        this.folder = folder;
        this.names = names;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            boolean more = true;
            while (more) {
                more = loop.between(this::learn);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            LOG.debugf("names are looked up in the catalog later: %s", failed.getMessage());
        }
    }

    private boolean learn() {
        Set<String> namespaces = new HashSet<>();
        int changes = follower.follow(READER, CHANGES, change -> {
            if (isRegistered(change)) {
                namespaces.add(change.payload().path("namespace").asText());
            }
        });
        if (!namespaces.isEmpty()) {
            long after = 0;
            Map<Long, DatasetName> unresolved = names.unresolved(namespaces, after, NAMES);
            while (!unresolved.isEmpty()) {
                if (!folder.learn(unresolved)) {
                    throw new IllegalStateException("another replica folds");
                }
                after = unresolved.keySet().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow();
                unresolved = names.unresolved(namespaces, after, NAMES);
            }
        }
        return changes == CHANGES;
    }

    private static boolean isRegistered(Change change) {
        return REGISTERED.contains(change.kind());
    }
}
