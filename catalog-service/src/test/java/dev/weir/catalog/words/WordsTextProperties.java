package dev.weir.catalog.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.words.DatasetWords.Certification;
import dev.weir.catalog.words.DatasetWords.ColumnWords;
import dev.weir.catalog.words.DatasetWords.DatasetOwner;
import dev.weir.catalog.words.DatasetWords.Deprecation;
import dev.weir.catalog.words.DatasetWords.OwnerRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordsTextProperties {

    private static final List<UUID> DATASETS = List.of(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3));
    private static final Map<UUID, String> REFERENCES = Map.of(
            DATASETS.get(0), "lake/silver.orders",
            DATASETS.get(1), "lake/'odd: #alias",
            DATASETS.get(2), "file /srv/lake/a b");

    private final WordsText text = new WordsText(new ObjectMapper());

    @Property(tries = 500)
    void whatIsWrittenIsReadAgainAndInWhicheverOrderWrittenTheSame(@ForAll("entries") List<Entry> entries) {
        List<Kept> kept = kept(
                entries.stream().filter(entry -> entry.mistakes().isEmpty()).toList());

        String file = text.write(kept, REFERENCES);
        Map<WordKey, Entry> read = text.read(file, names -> byReference()).entries();

        Map<WordKey, Entry> expected = new HashMap<>();
        kept.forEach(one -> expected.put(one.key(), one.entry()));
        assertThat(read).as(file).isEqualTo(expected);
        List<Kept> shuffled = new ArrayList<>(kept);
        Collections.shuffle(shuffled, new Random(entries.hashCode()));
        assertThat(text.write(shuffled, REFERENCES)).isEqualTo(file);
    }

    private static Map<String, UUID> byReference() {
        Map<String, UUID> ids = new HashMap<>();
        REFERENCES.forEach((id, reference) -> ids.put(reference, id));
        return ids;
    }

    private static List<Kept> kept(List<Entry> entries) {
        Map<WordKey, Kept> kept = new LinkedHashMap<>();
        for (Entry entry : entries) {
            WordKey key = entry.kind() == Kind.DATASET
                    ? WordKey.dataset(DATASETS.get(kept.size() % DATASETS.size()))
                    : new WordKey(entry.kind(), "k" + kept.size());
            kept.put(key, new Kept(key, entry, 1, Instant.EPOCH, "somebody"));
        }
        return List.copyOf(kept.values());
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<String> texts = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.strings().ofMaxLength(30)),
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars(" \n\t:-#'\"[]{}|>&*!%@`~,?abc\\")
                                .ofMaxLength(30)),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.of(
                                "true",
                                "null",
                                "~",
                                "0x1F",
                                "0o7",
                                "1e3",
                                ".inf",
                                "2024-10-27",
                                "no",
                                "<<",
                                "=",
                                "  two\n    four\n",
                                "\n\nafter",
                                "a\n \nb \n",
                                "# no comment",
                                "--- a",
                                "...")));
        Arbitrary<List<String>> lists = texts.list().ofMaxSize(3);
        Arbitrary<String> keys = Arbitraries.of("a", "b-1", "null", "1.5", "0x1f", "true");
        Arbitrary<List<String>> keyLists = keys.list().ofMaxSize(3);
        Arbitrary<List<UUID>> sources = Arbitraries.of(DATASETS).list().ofMaxSize(3);
        Arbitrary<Entry> terms = Combinators.combine(
                        texts, texts, lists, lists, keys, keyLists, keys, Arbitraries.of(Term.Status.class))
                .as(Term::new);
        Arbitrary<Entry> owners = Combinators.combine(texts, Arbitraries.of(Owner.Type.class), texts, texts, lists)
                .as(Owner::new);
        Arbitrary<Entry> domains = Combinators.combine(
                        texts,
                        texts,
                        keys,
                        keys,
                        Arbitraries.of("team:a", "role:reader").list().ofMaxSize(2))
                .as(Domain::new);
        Arbitrary<Entry> metrics = Combinators.combine(texts, texts, texts, lists, texts, sources, keys, texts)
                .as((name, description, expression, dimensions, unit, from, owner, origin) ->
                        new Metric(name, description, expression, "day", dimensions, unit, from, owner, origin));
        Arbitrary<Entry> features = Combinators.combine(texts, texts, texts, texts, sources, texts, texts, keys)
                .as((name, description, entity, query, from, offline, online, owner) ->
                        new Feature(name, description, entity, "float", query, from, offline, online, owner));
        Arbitrary<Entry> datasets = Combinators.combine(
                        texts,
                        keys,
                        keyLists,
                        texts,
                        texts,
                        texts,
                        Arbitraries.of(DATASETS),
                        Arbitraries.of(true, false))
                .as((description, key, some, path, said, reason, other, certified) -> new DatasetWords(
                        description,
                        key,
                        some.stream()
                                .map(owner -> new DatasetOwner(owner, OwnerRole.BUSINESS))
                                .toList(),
                        some,
                        new TreeMap<>(Map.of(path, new ColumnWords(said, some))),
                        certified ? new Certification(reason) : null,
                        certified ? null : new Deprecation(reason, other),
                        List.of()));
        return Arbitraries.oneOf(terms, owners, domains, metrics, features, datasets)
                .list()
                .ofMaxSize(8);
    }
}
