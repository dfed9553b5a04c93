package dev.weir.catalog.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.words.Revision.Change;
import dev.weir.catalog.words.WordsProblems.FileRefused;
import dev.weir.catalog.words.WordsWriter.Refused;
import dev.weir.catalog.words.WordsWriter.Wish;
import dev.weir.catalog.words.WordsWriter.Written;
import dev.weir.catalog.words.dbt.DbtManifest;
import dev.weir.catalog.words.dbt.DbtMetric;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** All words at once, as a file that a team keeps in git; and metrics as dbt tells of them. */
@ApplicationScoped
public class WordsFiles {

    /** Whether what a file says is kept. */
    public enum Mode {
        APPLY,
        DRY_RUN
    }

    private final Entries entries;
    private final WordsWriter writer;
    private final DatasetsSpokenOf spokenOf;
    private final DatasetReferences references;
    private final Visibility visibility;
    private final Access access;
    private final TransactionSynchronizationRegistry transaction;
    private final ObjectMapper mapper;
    private final WordsText text;

    WordsFiles(
            Entries entries,
            WordsWriter writer,
            DatasetsSpokenOf spokenOf,
            DatasetReferences references,
            Visibility visibility,
            Access access,
            TransactionSynchronizationRegistry transaction,
            ObjectMapper mapper) {
        this.entries = entries;
        this.writer = writer;
        this.spokenOf = spokenOf;
        this.references = references;
        this.visibility = visibility;
        this.access = access;
        this.transaction = transaction;
        this.mapper = mapper;
        this.text = new WordsText(mapper);
    }

    /** All that {@code actor} sees. */
    @Transactional
    public String write(Actor actor) {
        access.require(actor, Permission.VIEW);
        List<Kept> all = new ArrayList<>();
        Set<UUID> named = new HashSet<>();
        for (Kind kind : Kind.values()) {
            entries.all(kind).forEach(all::add);
        }
        Set<UUID> about = new HashSet<>();
        all.stream()
                .filter(kept -> kept.key().kind() == Kind.DATASET)
                .forEach(kept -> about.add(UUID.fromString(kept.key().key())));
        Set<UUID> hidden = spokenOf.hidden(actor, about);
        List<Kept> shown = all.stream()
                .filter(kept -> kept.key().kind() != Kind.DATASET
                        || !hidden.contains(UUID.fromString(kept.key().key())))
                .map(kept -> new Kept(
                        kept.key(), spokenOf.shown(actor, kept.entry()), kept.revision(), kept.at(), kept.by()))
                .toList();
        shown.forEach(kept -> named.addAll(DatasetsSpokenOf.named(kept.entry())));
        named.addAll(about);
        return text.write(shown, references.referencesOf(named));
    }

    /** Entries that the file does not tell of stay as they are. All of it is kept, or nothing. */
    @Transactional
    public WordsPlan read(Actor actor, String file, Mode mode) {
        access.require(actor, Permission.EDIT_WORDS);
        WordsText.Read read = text.read(file, names -> references.resolve(names, visibility.borneBy(actor)));
        List<Wish> wishes = new ArrayList<>();
        read.entries()
                .forEach((key, entry) ->
                        wishes.add(new Wish(key, Optional.of(entry), new Expected.Anything(), Change.CHANGED)));
        try {
            return plan(writer.write(actor, wishes), List.of(), mode);
        } catch (Refused refused) {
            throw new FileRefused(read.places(refused.mistakes()));
        }
    }

    /**
     * Metrics of a dbt project. One that a person made by the same key is left alone; the owner and the unit that people gave
     * to one of dbt's stay.
     */
    @Transactional
    public WordsPlan readDbt(Actor actor, String manifest, Mode mode) {
        access.require(actor, Permission.EDIT_WORDS);
        List<DbtMetric> metrics = DbtManifest.read(mapper, manifest);
        Set<String> tables = new HashSet<>();
        metrics.forEach(metric -> tables.addAll(metric.tables()));
        Map<String, UUID> known = references.tables(tables, visibility.borneBy(actor));
        List<WordsPlan.Note> notes = new ArrayList<>();
        List<Wish> wishes = new ArrayList<>();
        for (DbtMetric told : metrics) {
            WordKey key = new WordKey(Kind.METRIC, told.key());
            Optional<Metric> kept = entries.find(key).map(found -> (Metric) found.entry());
            if (kept.isPresent() && !told.origin().equals(kept.get().origin())) {
                notes.add(new WordsPlan.Note(told.pointer(), key + " is not of this origin, and left alone"));
                continue;
            }
            List<UUID> sources = new ArrayList<>();
            told.tables().forEach(table -> {
                if (known.containsKey(table)) {
                    sources.add(known.get(table));
                } else {
                    notes.add(new WordsPlan.Note(
                            told.pointer(),
                            told.key() + " is counted from " + table + ", which no one dataset is known as"));
                }
            });
            Metric metric = new Metric(
                    told.name(),
                    told.description(),
                    told.expression(),
                    told.grain(),
                    told.dimensions(),
                    kept.map(Metric::unit).orElse(null),
                    sources,
                    kept.map(Metric::owner).orElse(null),
                    told.origin());
            wishes.add(new Wish(key, Optional.of(metric), new Expected.Anything(), Change.CHANGED));
        }
        try {
            return plan(writer.write(actor, wishes), notes, mode);
        } catch (Refused refused) {
            List<Mistake> mistakes = new ArrayList<>();
            refused.mistakes().forEach((key, all) -> mistakes.addAll(all));
            throw new WordsProblems.Invalid(
                    refused.mistakes().keySet().iterator().next(), mistakes);
        }
    }

    private WordsPlan plan(List<Written> written, List<WordsPlan.Note> notes, Mode mode) {
        if (mode == Mode.DRY_RUN) {
            transaction.setRollbackOnly();
        }
        List<Written> changed = written.stream().filter(Written::isChange).toList();
        return new WordsPlan(
                mode == Mode.APPLY,
                changed.stream().map(this::change).toList(),
                written.size() - changed.size(),
                notes);
    }

    private WordsPlan.Change change(Written one) {
        JsonNode before = one.before().<JsonNode>map(mapper::valueToTree).orElseGet(mapper::createObjectNode);
        JsonNode after = one.after().<JsonNode>map(mapper::valueToTree).orElseGet(mapper::createObjectNode);
        Set<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        fields.removeIf(field -> before.path(field).equals(after.path(field)));
        return new WordsPlan.Change(
                one.key().kind().wireName(),
                one.key().key(),
                title(one),
                one.before().isEmpty() ? "created" : "changed",
                List.copyOf(fields));
    }

    private String title(Written one) {
        if (one.key().kind() == Kind.DATASET) {
            UUID id = UUID.fromString(one.key().key());
            return references.referencesOf(Set.of(id)).getOrDefault(id, "");
        }
        return one.after().map(Entry::title).orElse("");
    }
}
