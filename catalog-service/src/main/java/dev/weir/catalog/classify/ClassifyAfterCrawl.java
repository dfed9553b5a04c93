package dev.weir.catalog.classify;

import dev.weir.catalog.classify.Classification.Seen;
import dev.weir.catalog.classify.Looks.Claim;
import dev.weir.catalog.dataset.ChangeKind;
import dev.weir.platform.access.Actor;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFollower;
import dev.weir.platform.id.Ids;
import dev.weir.platform.problem.Problem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Classifies datasets whose columns are new or changed, one after the other, in this service or in another one of the same
 * database. Crawls go first: while one runs, nothing is looked at.
 */
@ApplicationScoped
class ClassifyAfterCrawl {

    private static final Logger LOG = Logger.getLogger(ClassifyAfterCrawl.class);
    private static final int CHANGES_AT_ONCE = 500;
    /** Where crawls never end, a dataset waits no longer than this for a pause. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ChangeFollower follower;
    private final Looks looks;
    private final Classification classification;
    private final ClassifyDesk desk;
    private final ClassifySettings settings;
    private final UUID replica;
    private volatile boolean stopping;

    ClassifyAfterCrawl(
            ChangeFollower follower,
            Looks looks,
            Classification classification,
            ClassifyDesk desk,
            ClassifySettings settings,
            Ids ids) {
        this.follower = follower;
        this.looks = looks;
        this.classification = classification;
        this.desk = desk;
        this.settings = settings;
        this.replica = ids.next();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        int taken = CHANGES_AT_ONCE;
        while (settings.afterCrawl() && !stopping && taken == CHANGES_AT_ONCE) {
            taken = follower.follow("classify-after-crawl", CHANGES_AT_ONCE, this::act);
        }
    }

    private void act(Change change) {
        boolean recorded =
                change.kind().equals("dataset.registered") || change.kind().equals("dataset.version-recorded");
        if (recorded && !change.payload().path("change").asText().equals(ChangeKind.DATA.wireName())) {
            UUID dataset = UUID.fromString(change.subject().substring("dataset/".length()));
            looks.want(dataset, change.payload().path("version").asInt());
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        boolean more = true;
        while (more && settings.afterCrawl() && !stopping) {
            var claim = looks.claim(replica, settings.lease(), PATIENCE);
            claim.ifPresent(this::look);
            more = claim.isPresent();
        }
    }

    // What is begun is let go of by its lease, if it does not end before the service does.
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    private void look(Claim claim) {
        if (claim.attempt() > settings.maxAttempts()) {
            giveUp(claim, "Weir ended " + (claim.attempt() - 1) + " times while it looked at it");
            return;
        }
        boolean last = claim.attempt() == settings.maxAttempts();
        try {
            Seen seen = classification.look(desk.subject(Actor.WEIR, claim.dataset()));
            if (seen.laterMay() && !last) {
                looks.again(claim, settings.retryAfter());
                return;
            }
            desk.keep(claim, seen)
                    .ifPresent(opened -> LOG.infof(
                            "dataset %s classified: %d tags proposed, %d of them new",
                            claim.dataset(), seen.proposals().size(), opened));
        } catch (Problem problem) {
            giveUp(claim, String.valueOf(problem.getMessage()));
        } catch (RuntimeException | StackOverflowError failed) {
            LOG.errorf(failed, "dataset %s could not be classified, attempt %d", claim.dataset(), claim.attempt());
            if (last) {
                giveUp(claim, "Weir failed " + claim.attempt() + " times; see the service's log");
            } else {
                looks.again(claim, settings.retryAfter());
            }
        }
    }

    private void giveUp(Claim claim, String reason) {
        LOG.warnf("dataset %s is not classified: %s", claim.dataset(), reason);
        desk.failed(claim, reason);
    }
}
