package dev.weir.catalog.words;

import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetNotFound;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.words.Revision.Change;
import dev.weir.catalog.words.WordsProblems.ChangedSince;
import dev.weir.catalog.words.WordsProblems.ConditionMissing;
import dev.weir.catalog.words.WordsProblems.InUse;
import dev.weir.catalog.words.WordsProblems.NotFound;
import dev.weir.format.Column;
import dev.weir.format.NestedFields;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.Visibility;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes entries in the caller's transaction, together or not at all: with their history, the feed, the audit trail and who
 * sees what. Entries written together may speak of each other.
 */
@ApplicationScoped
class WordsWriter {

    private static final int USES_TOLD = 20;

    private final Entries entries;
    private final DatasetsSpokenOf spokenOf;
    private final Datasets datasets;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Clock clock;

    WordsWriter(
            Entries entries,
            DatasetsSpokenOf spokenOf,
            Datasets datasets,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Clock clock) {
        this.entries = entries;
        this.spokenOf = spokenOf;
        this.datasets = datasets;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
    }

    /** @param entry empty to delete it */
    record Wish(WordKey key, Optional<Entry> entry, Expected expected, Change change) {}

    /** @param revision the one that it is at now */
    record Written(WordKey key, Optional<Entry> before, Optional<Entry> after, int revision) {
        boolean isChange() {
            return !before.equals(after);
        }
    }

    /** Nothing may be kept of what was written. */
    static final class Refused extends RuntimeException {
        private final transient Map<WordKey, List<Mistake>> mistakes;

        Refused(Map<WordKey, List<Mistake>> mistakes) {
            super("refused: " + mistakes);
            this.mistakes = mistakes;
        }

        Map<WordKey, List<Mistake>> mistakes() {
            return mistakes;
        }
    }

    /** @throws Refused with all that is wrong with all of them */
    List<Written> write(Actor actor, List<Wish> wishes) {
        access.require(actor, Permission.EDIT_WORDS);
        entries.lock();
        refuseAny(mistakes(wishes));
        List<Written> written = wishes.stream().map(wish -> write(actor, wish)).toList();
        refuseAny(danglingLinks(actor, written));
        settleVisibility(actor, written);
        return written;
    }

    private static Map<WordKey, List<Mistake>> mistakes(List<Wish> wishes) {
        Map<WordKey, List<Mistake>> mistakes = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            mistakes.put(wish.key(), wish.entry().map(Entry::mistakes).orElse(List.of()));
        }
        return mistakes;
    }

    private static void refuseAny(Map<WordKey, List<Mistake>> mistakes) {
        mistakes.values().removeIf(List::isEmpty);
        if (!mistakes.isEmpty()) {
            throw new Refused(mistakes);
        }
    }

    private Written write(Actor actor, Wish wish) {
        WordKey key = wish.key();
        Optional<Kept> kept = entries.find(key);
        Optional<Entry> before = kept.map(Kept::entry);
        expect(wish, kept);
        if (wish.entry().isEmpty()) {
            refuseIfUsed(actor, key);
        }
        Optional<Entry> after = wish.entry().map(entry -> spokenOf.completed(actor, entry, before));
        if (before.equals(after)) {
            return new Written(key, before, after, kept.map(Kept::revision).orElse(0));
        }
        if (key.kind() == Kind.DATASET) {
            refuseUnknownColumns(visible(actor, UUID.fromString(key.key())), before, after);
        }
        Change change = wish.change() == Change.CHANGED && before.isEmpty() ? Change.CREATED : wish.change();
        int revision =
                entries.write(key, after, change, actor.name(), actor.role().wireName(), clock.instant());
        String prefix =
                key.kind() == Kind.DATASET ? "dataset.words-" : key.kind().wireName() + ".";
        audit.record(actor, prefix + change.wireName(), key.toString(), before.orElse(null), after.orElse(null));
        feed.append(prefix + change.wireName(), key.toString(), Map.of("key", key.key(), "revision", revision));
        return new Written(key, before, after, revision);
    }

    private static void expect(Wish wish, Optional<Kept> kept) {
        int found = kept.map(Kept::revision).orElse(0);
        if (wish.entry().isEmpty() && kept.isEmpty()) {
            throw new NotFound(wish.key());
        }
        if (wish.expected() instanceof Expected.Nothing && kept.isPresent()) {
            throw new ConditionMissing(wish.key(), found);
        }
        if (wish.expected() instanceof Expected.At at && at.revision() != found) {
            throw new ChangedSince(wish.key(), at.revision(), found);
        }
    }

    private void refuseIfUsed(Actor actor, WordKey key) {
        if (entries.isUsed(key)) {
            Set<String> labels = Visibility.ofRole(actor);
            throw new InUse(key, entries.uses(key, labels, new PageRequest(USES_TOLD, Optional.empty())));
        }
    }

    Dataset visible(Actor actor, UUID id) {
        Dataset dataset = datasets.find(id).orElseThrow(() -> new DatasetNotFound(id));
        if (access.hidden(actor, Set.of(dataset.name())).contains(dataset.name())) {
            throw new DatasetNotFound(id);
        }
        return dataset;
    }

    /** What was said of a column that has gone since may stay. */
    private void refuseUnknownColumns(Dataset dataset, Optional<Entry> before, Optional<Entry> after) {
        Set<String> told = new HashSet<>(columns(after));
        told.removeAll(columns(before));
        if (told.isEmpty()) {
            return;
        }
        told.removeAll(columnsOf(dataset));
        if (!told.isEmpty()) {
            throw new Refused(new LinkedHashMap<>(Map.of(
                    WordKey.dataset(dataset.id()),
                    told.stream()
                            .sorted()
                            .map(path ->
                                    new Mistake(Checks.below("/columns", path), "is no column of " + dataset.alias()))
                            .toList())));
        }
    }

    private static Set<String> columns(Optional<Entry> entry) {
        return entry.isPresent() && entry.get() instanceof DatasetWords words
                ? words.columns().keySet()
                : Set.of();
    }

    private Set<String> columnsOf(Dataset dataset) {
        Set<String> paths = new HashSet<>();
        datasets.version(dataset.id(), dataset.version()).ifPresent(version -> {
            for (Column column : version.columns()) {
                paths.add(column.name());
                NestedFields.of(column).forEach(field -> paths.add(field.path()));
            }
        });
        return paths;
    }

    private Map<WordKey, List<Mistake>> danglingLinks(Actor actor, List<Written> written) {
        Set<WordKey> spoken = new HashSet<>();
        Set<UUID> named = new HashSet<>();
        for (Written one : written) {
            if (one.isChange() && one.after().isPresent()) {
                one.after().get().links().forEach(link -> spoken.add(link.to()));
                named.addAll(DatasetsSpokenOf.named(one.after().get()));
                one.before().ifPresent(before -> named.removeAll(DatasetsSpokenOf.named(before)));
            }
        }
        Set<WordKey> missing = new HashSet<>(entries.missing(spoken));
        spokenOf.hidden(actor, named).forEach(id -> missing.add(WordKey.dataset(id)));
        Map<WordKey, List<Mistake>> mistakes = new LinkedHashMap<>();
        for (Written one : written) {
            if (one.isChange() && one.after().isPresent()) {
                mistakes.put(one.key(), dangling(one.key(), one.after().get(), missing));
            }
        }
        return mistakes;
    }

    private List<Mistake> dangling(WordKey key, Entry entry, Set<WordKey> missing) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Link link : entry.links()) {
            if (missing.contains(link.to())) {
                mistakes.add(new Mistake(
                        link.pointer(),
                        "names " + link.to().key() + ", but there is no such "
                                + link.to().kind().wireName()));
            }
            if (link.to().equals(key)) {
                mistakes.add(
                        new Mistake(link.pointer(), "names the " + key.kind().wireName() + " itself"));
            }
        }
        if (mistakes.isEmpty() && entries.isInACircle(key)) {
            mistakes.add(new Mistake("/parent", "goes round in a circle"));
        }
        return mistakes;
    }

    private void settleVisibility(Actor actor, List<Written> written) {
        Map<UUID, Set<String>> changed = new LinkedHashMap<>();
        List<Written> changes = written.stream().filter(Written::isChange).toList();
        if (changes.stream().anyMatch(one -> one.key().kind() == Kind.DOMAIN)) {
            changed.putAll(entries.settleVisibility(Optional.empty()));
        } else {
            changes.stream()
                    .filter(one -> one.key().kind() == Kind.DATASET)
                    .forEach(one -> changed.putAll(entries.settleVisibility(
                            Optional.of(UUID.fromString(one.key().key())))));
        }
        if (!changed.isEmpty() || changes.stream().anyMatch(this::decidesWhoSees)) {
            access.require(actor, Permission.EDIT_VISIBILITY);
        }
        changed.forEach((id, labels) -> {
            Map<String, Object> now = Map.of(
                    "labels",
                    labels.isEmpty()
                            ? List.of(Visibility.EVERYONE)
                            : labels.stream().sorted().toList());
            audit.record(actor, "dataset.visibility-changed", "dataset/" + id, null, now);
            feed.append("dataset.visibility-changed", "dataset/" + id, now);
        });
    }

    /** Also where it changes nothing yet: what is planted today would open what is restricted tomorrow. */
    private boolean decidesWhoSees(Written one) {
        if (one.key().kind() == Kind.OWNER) {
            return !members(one.before()).equals(members(one.after()))
                    && entries.opensADataset(one.key().key());
        }
        return !visibleTo(one.before()).equals(visibleTo(one.after()));
    }

    private static List<String> members(Optional<Entry> entry) {
        return entry.isPresent() && entry.get() instanceof Owner owner ? owner.members() : List.of();
    }

    private static List<String> visibleTo(Optional<Entry> entry) {
        if (entry.isEmpty()) {
            return List.of();
        }
        if (entry.get() instanceof Domain domain) {
            return domain.visibleTo();
        }
        return entry.get() instanceof DatasetWords words ? words.visibleTo() : List.of();
    }
}
