package dev.weir.catalog.glue;

import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFollower;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has datasets mirrored as soon as they changed, in lakes where somebody wants that. */
@ApplicationScoped
class MirrorAfterChange {

    private static final Logger LOG = Logger.getLogger(MirrorAfterChange.class);
    private static final int AT_ONCE = 500;
    private static final Set<String> CHANGES =
            Set.of("dataset.registered", "dataset.version-recorded", "dataset.missing", "dataset.found-again");
    private static final String DATASET = "dataset/";

    private final ChangeFollower follower;
    private final DueMirrors due;
    private final GlueDesk desk;

    MirrorAfterChange(ChangeFollower follower, DueMirrors due, GlueDesk desk) {
        this.follower = follower;
        this.due = due;
        this.desk = desk;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        int taken = AT_ONCE;
        while (taken == AT_ONCE) {
            taken = follower.follow("mirror-after-change", AT_ONCE, this::act);
        }
        for (UUID lake : due.lakes()) {
            desk.beginDue(lake).ifPresent(run -> LOG.infof("glue run %s: what changed by itself", run));
        }
    }

    private void act(Change change) {
        if (CHANGES.contains(change.kind()) && change.subject().startsWith(DATASET)) {
            due.changed(UUID.fromString(change.subject().substring(DATASET.length())));
        }
    }
}
