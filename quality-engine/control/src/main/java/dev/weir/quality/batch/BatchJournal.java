package dev.weir.quality.batch;

import dev.weir.platform.access.Actor;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.page.Words;
import dev.weir.quality.ruleset.Ruleset;
import dev.weir.quality.score.RuleTallies;
import dev.weir.quality.score.Scores;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What every change of a batch leaves behind, in the transaction that makes it: journal, audit, change feed, scores, log. */
@ApplicationScoped
class BatchJournal {

    private static final Logger LOG = Logger.getLogger(BatchJournal.class);

    /** More than these do not explain better. */
    private static final int CAUSES = 3;

    private final Batches batches;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Scores scores;
    private final Clock clock;

    BatchJournal(Batches batches, AuditTrail audit, ChangeFeed feed, Scores scores, Clock clock) {
        this.batches = batches;
        this.audit = audit;
        this.feed = feed;
        this.scores = scores;
        this.clock = clock;
    }

    void changed(Actor actor, Optional<Batch> before, Batch after, String step) {
        String subject = "batch/" + after.id();
        String kind = "batch." + Words.of(after.state());
        batches.step(after.id(), step, clock.instant());
        audit.record(actor, kind, subject, before.map(BatchJournal::summary).orElse(null), summary(after));
        feed.append(kind, subject, summary(after));
        score(before, after);
        LOG.infof("batch %s (%s): %s", after.id(), after.ruleset().name(), step);
    }

    // A batch that is checked again counts once: what it counted before is taken back with its decision.
    private void score(Optional<Batch> before, Batch after) {
        RuleTallies earlier = before.map(BatchJournal::tallies).orElse(RuleTallies.NONE);
        Optional<Scores.Place> moved = before.map(BatchJournal::place).filter(place -> !place.equals(place(after)));
        if (moved.isPresent()) {
            scored(moved.get(), RuleTallies.NONE.minus(earlier));
            scored(place(after), tallies(after));
        } else {
            scored(place(after), tallies(after).minus(earlier));
        }
    }

    private void scored(Scores.Place place, RuleTallies change) {
        if (!change.isEmpty()) {
            scores.add(place, change);
        }
    }

    private static Scores.Place place(Batch batch) {
        Ruleset ruleset = batch.ruleset();
        return new Scores.Place(
                ruleset.lake(),
                ruleset.dataset(),
                zone(ruleset.target()),
                batch.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** As the catalog has it: the first folder, if the dataset lies deeper than that. */
    private static String zone(String target) {
        String[] folders = target.split("/");
        return folders.length > 1 ? folders[0] : "";
    }

    /** Of a batch that nobody could decide about, nothing that a report says of single rules is taken for sure. */
    private static RuleTallies tallies(Batch batch) {
        return batch.decision()
                .map(made -> RuleTallies.of(
                        batch.ruleset().rules(),
                        made.verdict() == Decision.Kind.UNDECIDED ? List.of() : made.outcomes()))
                .orElse(RuleTallies.NONE);
    }

    /** Something that is no change of state. @param kind as the feed and the audit trail name it */
    void told(Actor actor, Batch batch, String kind, String step) {
        String subject = "batch/" + batch.id();
        batches.step(batch.id(), step, clock.instant());
        audit.record(actor, kind, subject, null, summary(batch));
        feed.append(kind, subject, summary(batch));
        LOG.infof("batch %s (%s): %s", batch.id(), batch.ruleset().name(), step);
    }

    private static Map<String, Object> summary(Batch batch) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("state", Words.of(batch.state()));
        summary.put("ruleset", batch.ruleset().name());
        summary.put("lake", batch.ruleset().lake());
        summary.put("dataset", batch.ruleset().dataset());
        summary.put("path", batch.path().value());
        summary.put("target", batch.target().value());
        summary.put("quarantine", batch.quarantine().value());
        batch.ruleset().owner().ifPresent(owner -> summary.put("owner", owner));
        batch.replays().ifPresent(replay -> summary.put("replays", replay.of()));
        batch.disposition().ifPresent(made -> {
            summary.put("disposition", Words.of(made.kind()));
            summary.put("dispositionReason", made.reason());
            summary.put("requestedBy", made.requestedBy());
            made.approvedBy().ifPresent(by -> summary.put("approvedBy", by));
        });
        batch.decision().ifPresent(decision -> {
            summary.put("verdict", Words.of(decision.verdict()));
            summary.put("reason", decision.reason());
            summary.put("rows", decision.rows());
            summary.put("rowsFailed", decision.failedRows());
            summary.put("warnings", decision.warnings());
            // Whoever reads the feed may not see values.
            decision.causes().stream()
                    .map(cause -> cause.masked().sentence())
                    .distinct()
                    .limit(CAUSES)
                    .reduce((one, other) -> one + "; " + other)
                    .ifPresent(cause -> summary.put("cause", cause));
        });
        return summary;
    }
}
