package dev.weir.bench.search;

import dev.weir.bench.Bench;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.catalog.search.Clause;
import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Kind;
import dev.weir.catalog.search.QueryParser;
import dev.weir.catalog.search.Search;
import dev.weir.catalog.search.Token;
import dev.weir.catalog.search.Tokens;
import dev.weir.catalog.search.lucene.LuceneIndex;
import dev.weir.platform.change.Watermark;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes an index of a generated catalog and asks it, in the process: what HTTP and JSON take is not in it. The catalog comes
 * from the generator and not from PostgreSQL.
 */
public final class SearchBench {

    private static final double BUILD_SECONDS = 600;
    private static final double INDEX_MB = 1_000;
    private static final double TWO_WORDS_MILLIS = 60;
    private static final double TYPO_MILLIS = 100;
    private static final double TYPEAHEAD_MILLIS = 30;
    private static final double AGAINST_BARE = 2;
    private static final double VISIBLE_MILLIS = 1_000;

    private static final int ASKED = 1_000;
    private static final int SHORTEST_MISSPELT = 5;
    private static final int CHANGES = 5_000;
    private static final int CHANGES_A_SECOND = 500;
    private static final int PUMP_MILLIS = 200;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MB = 1e6;
    private static final int BUFFER_MB = 128;

    private final Results results;
    private final Path folder;
    private final int datasets;
    private final String what;
    private final GeneratedCatalog catalog = new GeneratedCatalog();

    private SearchBench(Results results, Path folder, int datasets) {
        this.results = results;
        this.folder = folder;
        this.datasets = datasets;
        this.what = "%,d datasets, %,d million columns".formatted(datasets, datasets / 50_000);
    }

    /** @param args how many datasets; {@code keep} to take the index that the last run made */
    public static void main(String[] args) throws Exception {
        Bench bench = Bench.ofSystemProperties();
        int datasets = Integer.getInteger("bench.datasets", 1_000_000);
        Path folder = bench.scratch().resolve("search/" + datasets);
        Results results = new Results(System.out, bench.commit());
        new SearchBench(results, folder, datasets).run(args.length > 0);
        results.merge(bench.resultsOf("search"));
    }

    private void run(boolean keep) throws Exception {
        if (!keep || !Files.exists(folder)) {
            build();
        }
        try (LuceneIndex index = LuceneIndex.open(folder, BUFFER_MB, "generated")) {
            results.add(what + ", size of the index", sizeMb(), "MB", Better.LOWER, INDEX_MB);
            ask(index);
            change(index);
        }
    }

    private void build() throws IOException {
        delete();
        Files.createDirectories(folder);
        long begin = System.nanoTime();
        try (LuceneIndex index = LuceneIndex.create(folder, BUFFER_MB, "generated")) {
            for (int number = 0; number < datasets; number++) {
                index.add(catalog.dataset(number));
                if (number % 100_000 == 99_999) {
                    System.out.printf(
                            "  %,d after %.0f s%n", number + 1, (System.nanoTime() - begin) / NANOS_PER_SECOND);
                }
            }
            index.show(new Watermark(1, 1));
            index.commit();
        }
        results.add(
                what + ", built with 2 GB of heap at most",
                (System.nanoTime() - begin) / NANOS_PER_SECOND,
                "s",
                Better.LOWER,
                BUILD_SECONDS);
    }

    private void ask(LuceneIndex index) throws IOException {
        List<String> pairs = questions(random -> String.join(" ", twoWords(random)));
        List<String> typos = questions(random -> {
            List<String> words = twoWords(random);
            while (words.get(0).length() < SHORTEST_MISSPELT) {
                words = twoWords(random);
            }
            return misspelt(words.get(0), random) + " " + words.get(1);
        });
        List<String> beginnings = questions(random -> {
            String word = catalog.word(random);
            return word.substring(0, Math.min(word.length(), 1 + random.nextInt(6)));
        });
        percentile(
                "two words with facets", pairs, TWO_WORDS_MILLIS, text -> index.search(search(text + " ", Set.of())));
        percentile(
                "two words, the second half typed",
                pairs,
                TWO_WORDS_MILLIS,
                text -> index.search(search(text.substring(0, text.length() - 1), Set.of())));
        percentile("a word with a typo", typos, TYPO_MILLIS, text -> index.search(search(text + " ", Set.of())));
        percentile("typeahead", beginnings, TYPEAHEAD_MILLIS, text -> index.suggest(search(text, Set.of())));
        percentile(
                "two words among columns, with facets",
                pairs,
                TWO_WORDS_MILLIS,
                text -> index.search(search(text + " ", Set.of(Kind.COLUMN))));
        if (!wanted("two words, CPU against a bare loop")) {
            return;
        }
        try (BareLoop bare = new BareLoop(folder)) {
            for (int warm = 0; warm < 2; warm++) {
                for (String text : pairs) {
                    bare.ask(text);
                }
            }
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                long theirs = cpu(() -> pairs.forEach(bare::ask));
                long ours = cpu(() -> pairs.forEach(text -> index.search(search(text + " ", Set.of()))));
                ratios.add((double) ours / theirs);
            }
            results.add(
                    what + ", two words, CPU against a bare loop over the same index",
                    ratios.stream().sorted().toList().get(2),
                    "x",
                    Better.LOWER,
                    AGAINST_BARE);
        }
    }

    /** Of one dataset: of its title, and of a column. */
    private List<String> twoWords(Random random) {
        Entry entry = catalog.dataset(random.nextInt(datasets));
        List<Token> title = Tokens.of(entry.title());
        List<Token> column = Tokens.of(
                entry.columns().get(random.nextInt(entry.columns().size())).name());
        return List.of(
                title.get(1 + random.nextInt(title.size() - 1)).text(),
                column.get(random.nextInt(column.size())).text());
    }

    private static String misspelt(String word, Random random) {
        int at = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            default -> word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
        };
    }

    private static List<String> questions(java.util.function.Function<Random, String> make) {
        Random random = new Random(42);
        return Stream.generate(() -> make.apply(random)).limit(ASKED).toList();
    }

    private static Search search(String text, Set<Kind> kinds) {
        List<Clause> clauses = QueryParser.parse(text);
        return new Search(clauses, kinds, Map.of(), Set.of(), 20, Optional.empty(), GeneratedCatalog.NOW);
    }

    /** {@code -Dbench.only=typeahead} measures that alone; the other figures stay. */
    private static boolean wanted(String kind) {
        return kind.contains(System.getProperty("bench.only", ""));
    }

    private void percentile(String kind, List<String> questions, double bar, Consumer<String> ask) {
        if (!wanted(kind)) {
            return;
        }
        questions.forEach(ask);
        List<Double> millis = new ArrayList<>();
        for (String question : questions) {
            long begin = System.nanoTime();
            ask.accept(question);
            millis.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
        }
        millis.sort(Comparator.naturalOrder());
        results.add(what + ", " + kind + ", p95", millis.get(ASKED * 95 / 100), "ms", Better.LOWER, bar);
        System.out.printf("    median %.1f, worst %.1f%n", millis.get(ASKED / 2), millis.get(ASKED - 1));
    }

    /** As the follower does: what came in a fifth of a second is put, and shown. */
    private void change(LuceneIndex index) throws InterruptedException {
        if (!wanted("visible after a change")) {
            return;
        }
        List<Double> waits = new ArrayList<>();
        List<Entry> changed = new ArrayList<>();
        for (int change = 0; change < CHANGES; change++) {
            changed.add(catalog.dataset((int) ((change * 7919L) % datasets)));
        }
        long begin = System.nanoTime();
        int put = 0;
        while (put < CHANGES) {
            double elapsed = (System.nanoTime() - begin) / NANOS_PER_SECOND;
            int due = (int) Math.min(CHANGES, elapsed * CHANGES_A_SECOND);
            int first = put;
            for (; put < due; put++) {
                index.put(changed.get(put));
            }
            if (put > first) {
                index.show(new Watermark(2, put));
                double seen = (System.nanoTime() - begin) / NANOS_PER_SECOND;
                for (int change = first; change < put; change++) {
                    waits.add((seen - (double) change / CHANGES_A_SECOND) * 1000);
                }
            }
            Thread.sleep(PUMP_MILLIS);
        }
        waits.sort(Comparator.naturalOrder());
        results.add(
                what + ", visible after a change, 500 a second, p99",
                waits.get(waits.size() * 99 / 100),
                "ms",
                Better.LOWER,
                VISIBLE_MILLIS);
    }

    private static long cpu(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    private double sizeMb() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / MB;
        }
    }

    private void delete() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
