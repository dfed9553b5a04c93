package dev.weir.catalog.dataset;

import dev.weir.catalog.dataset.Datasets.Recorded;
import dev.weir.catalog.dataset.Datasets.Reference;
import dev.weir.platform.access.Actor;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps what crawls find, and what Glue tells of datasets that no crawl saw. What did not change leaves no trace. */
@ApplicationScoped
public class DatasetRecorder {

    private final Datasets datasets;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    DatasetRecorder(Datasets datasets, AuditTrail audit, ChangeFeed feed, Ids ids, Clock clock) {
        this.datasets = datasets;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Who saw something, and in which order.
     *
     * @param crawlId what came from Glue was said to a run of this id
     * @param order taken before the first file of it was listed: what has a greater one was seen later
     */
    public record Sighting(UUID crawlId, Lake lake, long order) {}

    /** What came of a sighting. */
    public enum Outcome {
        /** There was no such dataset, or it was missing. */
        REGISTERED,
        RECORDED,
        UNCHANGED,
        /** A later sighting is recorded. */
        OUTDATED,
        /** A crawl saw the dataset, and what others tell of it counts no more. */
        LEFT_TO_CRAWLS
    }

    /**
     * What would come of a sighting.
     *
     * @param changes of columns; empty for a dataset that is not known yet
     */
    public record Foreseen(Outcome outcome, List<ColumnChange> changes) {}

    /** Records nothing. */
    @Transactional
    public Foreseen foresee(FoundDataset found) {
        Optional<Recorded> known = datasets.lock(found.name());
        if (known.isEmpty()) {
            return new Foreseen(Outcome.REGISTERED, List.of());
        }
        if (isLeftToCrawls(found, known.get())) {
            return new Foreseen(Outcome.LEFT_TO_CRAWLS, List.of());
        }
        List<ColumnChange> changes = changes(found, known.get());
        if (known.get().missingSince().isPresent()) {
            return new Foreseen(Outcome.REGISTERED, changes);
        }
        return new Foreseen(isSame(found, known.get(), changes) ? Outcome.UNCHANGED : Outcome.RECORDED, changes);
    }

    private static boolean isLeftToCrawls(FoundDataset found, Recorded known) {
        return found.origin() == Origin.GLUE && known.origin() == Origin.CRAWL;
    }

    private static boolean takesOver(FoundDataset found, Recorded known) {
        return found.origin() == Origin.CRAWL && known.origin() == Origin.GLUE;
    }

    private static List<ColumnChange> changes(FoundDataset found, Recorded known) {
        return SchemaDiff.between(
                takesOver(found, known) ? LetterCase.of(found.columns(), known.columns()) : known.columns(),
                found.columns());
    }

    private static boolean isSame(FoundDataset found, Recorded known, List<ColumnChange> changes) {
        return changes.isEmpty()
                && known.origin() == found.origin()
                && known.format() == found.format()
                && known.fingerprint().equals(found.fingerprint());
    }

    private static ChangeKind kind(FoundDataset found, Recorded known, List<ColumnChange> changes) {
        // Of what could not be read, nobody's reader can break.
        boolean comparable = known.format() == found.format() || known.format() == DatasetFormat.RAW;
        ChangeKind kind = comparable ? ChangeKind.of(changes) : ChangeKind.BREAKING;
        // What Glue told of the columns is now seen, which is more than other files.
        return kind == ChangeKind.DATA && takesOver(found, known) ? ChangeKind.COMPATIBLE : kind;
    }

    @Transactional
    public Outcome record(Sighting sighting, FoundDataset found) {
        Optional<Recorded> known = datasets.lock(found.name());
        if (known.isEmpty()) {
            UUID id = ids.next();
            if (datasets.add(id, sighting.lake().id(), found, clock.instant())) {
                record(sighting, found, id, 1, ChangeKind.INITIAL, List.of());
                return Outcome.REGISTERED;
            }
            // Another crawl added it since. Its transaction has ended, or ours would still wait.
            known = datasets.lock(found.name());
        }
        return record(sighting, found, known.orElseThrow());
    }

    private Outcome record(Sighting sighting, FoundDataset found, Recorded known) {
        if (isLeftToCrawls(found, known)) {
            return Outcome.LEFT_TO_CRAWLS;
        }
        // A crawl knows better, even one that began before Glue told of it.
        if (sighting.order() < known.observed() && !takesOver(found, known)) {
            return Outcome.OUTDATED;
        }
        boolean again = known.missingSince().isPresent();
        if (again) {
            foundAgain(sighting, found, known);
        }
        List<ColumnChange> changes = changes(found, known);
        if (isSame(found, known, changes)) {
            datasets.explain(
                    known.id(), found.details().evidence(), found.details().properties());
            return again ? Outcome.REGISTERED : Outcome.UNCHANGED;
        }
        ChangeKind kind = kind(found, known, changes);
        record(sighting, found, known.id(), known.version() + 1, kind, changes);
        return again ? Outcome.REGISTERED : Outcome.RECORDED;
    }

    private void record(
            Sighting sighting, FoundDataset found, UUID id, int version, ChangeKind kind, List<ColumnChange> changes) {
        datasets.record(
                id,
                sighting.lake().id(),
                found,
                new DatasetVersion(
                        version,
                        clock.instant(),
                        found.origin(),
                        sighting.crawlId(),
                        found.columns(),
                        found.size(),
                        kind,
                        changes),
                sighting.order());
        Map<String, Object> after = Map.of(
                "namespace", found.name().namespace(),
                "name", found.name().name(),
                "alias", found.alias(),
                "lake", sighting.lake().name(),
                "origin", found.origin().wireName(),
                "version", version,
                "change", kind.wireName());
        String what = kind == ChangeKind.INITIAL ? "dataset.registered" : "dataset.version-recorded";
        Map<String, Object> before = Map.of("version", version - 1);
        audit.record(Actor.WEIR, what, "dataset/" + id, kind == ChangeKind.INITIAL ? null : before, after);
        feed.append(what, "dataset/" + id, after);
    }

    private void foundAgain(Sighting sighting, FoundDataset found, Recorded known) {
        if (datasets.missing(known.id(), Optional.empty(), sighting.order())) {
            tell("dataset.found-again", new Reference(known.id(), found.name(), found.alias(), found.root()));
        }
    }

    /**
     * Nothing was found where a dataset was. Its versions stay.
     *
     * @return false if it was known to be missing, or was seen after {@code sighting}
     */
    @Transactional
    public boolean missing(Sighting sighting, Reference dataset) {
        boolean marked = datasets.missing(dataset.id(), Optional.of(clock.instant()), sighting.order());
        if (marked) {
            tell("dataset.missing", dataset);
        }
        return marked;
    }

    private void tell(String what, Reference dataset) {
        Map<String, Object> payload = Map.of(
                "namespace", dataset.name().namespace(),
                "name", dataset.name().name(),
                "alias", dataset.alias());
        audit.record(Actor.WEIR, what, "dataset/" + dataset.id(), null, payload);
        feed.append(what, "dataset/" + dataset.id(), payload);
    }
}
