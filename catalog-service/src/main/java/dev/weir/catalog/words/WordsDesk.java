package dev.weir.catalog.words;

import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.words.Entries.Endorsements;
import dev.weir.catalog.words.Entries.Filter;
import dev.weir.catalog.words.Revision.Change;
import dev.weir.catalog.words.WordsProblems.Invalid;
import dev.weir.catalog.words.WordsProblems.NotFound;
import dev.weir.catalog.words.WordsWriter.Refused;
import dev.weir.catalog.words.WordsWriter.Wish;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.Visibility;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows what people say, and takes what they say anew. */
@ApplicationScoped
public class WordsDesk {

    private final Entries entries;
    private final WordsWriter writer;
    private final DatasetsSpokenOf spokenOf;
    private final Datasets datasets;
    private final Visibility visibility;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Clock clock;

    WordsDesk(
            Entries entries,
            WordsWriter writer,
            DatasetsSpokenOf spokenOf,
            Datasets datasets,
            Visibility visibility,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Clock clock) {
        this.entries = entries;
        this.writer = writer;
        this.spokenOf = spokenOf;
        this.datasets = datasets;
        this.visibility = visibility;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
    }

    @Transactional
    public List<Kept> list(Actor actor, Kind kind, Filter filter, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return entries.list(kind, filter, page).stream()
                .map(kept -> shown(actor, kept))
                .toList();
    }

    /** Of a dataset of which nothing is said: revision 0. */
    @Transactional
    public Kept get(Actor actor, WordKey key) {
        readable(actor, key);
        return kept(actor, key);
    }

    private Kept kept(Actor actor, WordKey key) {
        Optional<Kept> kept = entries.find(key).map(found -> shown(actor, found));
        return key.kind() == Kind.DATASET
                ? kept.orElseGet(() -> new Kept(key, DatasetWords.NONE, 0, clock.instant(), ""))
                : kept.orElseThrow(() -> new NotFound(key));
    }

    private Kept shown(Actor actor, Kept kept) {
        return new Kept(kept.key(), spokenOf.shown(actor, kept.entry()), kept.revision(), kept.at(), kept.by());
    }

    private void readable(Actor actor, WordKey key) {
        access.require(actor, Permission.VIEW);
        if (key.kind() == Kind.DATASET) {
            writer.visible(actor, UUID.fromString(key.key()));
        }
    }

    /**
     * What people say of a dataset.
     *
     * @param crawledDescription what the lake itself says, such as a table's comment
     */
    public record OfDataset(
            Dataset dataset, Kept words, Optional<String> crawledDescription, Endorsements endorsements) {}

    @Transactional
    public OfDataset ofDataset(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        Dataset dataset = writer.visible(actor, id);
        return new OfDataset(
                dataset,
                kept(actor, WordKey.dataset(id)),
                crawledDescription(id),
                entries.endorsements(id, actor.name()));
    }

    private Optional<String> crawledDescription(UUID id) {
        Map<String, String> properties = datasets.details(id).properties();
        return Stream.of("comment", "description", "glue.description")
                .map(properties::get)
                .filter(text -> text != null && !text.isBlank())
                .findFirst();
    }

    @Transactional
    public Kept put(Actor actor, WordKey key, Entry entry, Expected expected) {
        access.require(actor, Permission.EDIT_WORDS);
        readable(actor, key);
        write(actor, new Wish(key, Optional.of(entry), expected, Change.CHANGED));
        return kept(actor, key);
    }

    @Transactional
    public void delete(Actor actor, WordKey key, Expected expected) {
        access.require(actor, Permission.EDIT_WORDS);
        readable(actor, key);
        write(actor, new Wish(key, Optional.empty(), expected, Change.DELETED));
    }

    /** Makes it what it was at a revision; one that was deleted is there again. */
    @Transactional
    public Kept restore(Actor actor, WordKey key, int revision, Expected expected) {
        access.require(actor, Permission.EDIT_WORDS);
        readable(actor, key);
        Entry then =
                entries.revision(key, revision).flatMap(Revision::after).orElseThrow(() -> new NotFound(key, revision));
        write(actor, new Wish(key, Optional.of(then), expected, Change.RESTORED));
        return kept(actor, key);
    }

    private void write(Actor actor, Wish wish) {
        try {
            writer.write(actor, List.of(wish));
        } catch (Refused refused) {
            throw new Invalid(wish.key(), refused.mistakes().getOrDefault(wish.key(), List.of()));
        }
    }

    /** Newest first. */
    @Transactional
    public List<Revision> history(Actor actor, WordKey key, PageRequest page) {
        readable(actor, key);
        List<Revision> history = entries.history(key, page);
        if (history.isEmpty() && key.kind() != Kind.DATASET) {
            throw new NotFound(key);
        }
        return history.stream()
                .map(revision -> new Revision(
                        revision.revision(),
                        revision.at(),
                        revision.actor(),
                        revision.role(),
                        revision.change(),
                        revision.before().map(entry -> spokenOf.shown(actor, entry)),
                        revision.after().map(entry -> spokenOf.shown(actor, entry))))
                .toList();
    }

    /** The entries that speak of {@code key}, as far as {@code actor} sees them. */
    @Transactional
    public List<Use> uses(Actor actor, WordKey key, PageRequest page) {
        readable(actor, key);
        return entries.uses(key, visibility.borneBy(actor), page);
    }

    /** "I use this": tells others that it is of use. Twice is once. */
    @Transactional
    public void endorse(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        writer.visible(actor, id);
        if (entries.endorse(id, actor.name(), clock.instant())) {
            tell(actor, "dataset.endorsed", id);
        }
    }

    @Transactional
    public void withdraw(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        writer.visible(actor, id);
        if (entries.withdraw(id, actor.name())) {
            tell(actor, "dataset.endorsement-withdrawn", id);
        }
    }

    private void tell(Actor actor, String what, UUID id) {
        Map<String, Object> after =
                Map.of("endorsements", entries.endorsements(id, actor.name()).count());
        audit.record(actor, what, "dataset/" + id, null, after);
        feed.append(what, "dataset/" + id, after);
    }
}
