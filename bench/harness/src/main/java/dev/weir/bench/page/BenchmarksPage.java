package dev.weir.bench.page;

import dev.weir.bench.Figures;
import dev.weir.bench.Result;
import dev.weir.bench.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes docs/benchmarks.md of the committed results. */
public final class BenchmarksPage {

    private static final String HEAD = """
            # Benchmarks

            This page is made from `bench/results` by `bench/run page`; a test fails when it differs from them.

            Each comparison runs in pairs, one side after the other in the same run, after a warm-up, at least five
            times; the figure is the median of the pairs' ratios. A bar is what we hold ourselves to. Where it is not
            met, it says so. To measure yourself, with the machine otherwise idle:

            ```
            mvn -DskipTests package
            bench/run all          # or one of: crawl quality duckdb gate lineage policy start
            ```
            """;

    private BenchmarksPage() {}

    /** Writes the page. @param args the folder of the repository */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        Path results = root.resolve("bench/results");
        Files.writeString(file(root), of(results));
        Optional<String> figure = figure(results);
        if (figure.isPresent()) {
            Files.writeString(figureFile(root), figure.get());
        }
    }

    static Path file(Path root) {
        return root.resolve("docs/benchmarks.md");
    }

    static Path figureFile(Path root) {
        return root.resolve("docs/images/crawl-cost.svg");
    }

    /** Empty without results of several sizes. */
    static Optional<String> figure(Path results) throws IOException {
        Path file = results.resolve(Chapter.CRAWL.file() + ".json");
        return Files.exists(file)
                ? Optional.of(CostCurve.of(Results.read(file)))
                        .filter(CostCurve::isThere)
                        .map(CostCurve::svg)
                : Optional.empty();
    }

    static String of(Path results) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (Chapter chapter : Chapter.values()) {
            Path file = results.resolve(chapter.file() + ".json");
            if (Files.exists(file)) {
                page.append('\n').append(text(chapter, Results.read(file)));
            }
        }
        return page.toString();
    }

    static String text(Chapter chapter, List<Result> results) {
        String where = results.stream()
                .map(result -> "Measured on " + result.date() + " at commit " + result.commit() + ", on "
                        + result.machine() + ".")
                .distinct()
                .collect(Collectors.joining("\n"));
        CostCurve cost = CostCurve.of(results);
        String curve = cost.isThere() ? cost.text() + "\n" : "";
        String rows = results.stream().map(BenchmarksPage::row).collect(Collectors.joining("\n"));
        String reasons = results.stream()
                .filter(result -> result.met().equals(Optional.of(false)))
                .flatMap(result -> chapter.why(result.metric()).stream())
                .distinct()
                .map(Chapter::reason)
                .collect(Collectors.joining("\n"));
        String notMet = reasons.isEmpty() ? "" : "Bars that are not met, and why:\n\n" + reasons + "\n\n";
        return """
                ## %s

                %s

                | what | figure | bar | |
                |---|---:|---:|---|
                %s

                %s%s%s Again: `bench/run %s`.
                """.formatted(chapter.title(), chapter.about(), rows, notMet, curve, where, chapter.file());
    }

    private static String row(Result result) {
        Double bar = result.bar();
        return "| %s | %s %s | %s | %s |"
                .formatted(
                        result.metric(),
                        Figures.text(result.value()),
                        result.unit(),
                        bar == null ? "" : limit(result, bar),
                        result.met().map(met -> met ? "met" : "**not met**").orElse(""));
    }

    private static String limit(Result result, double bar) {
        return switch (result.better()) {
            case LOWER -> "at most " + Figures.text(bar);
            case HIGHER -> "at least " + Figures.text(bar);
        };
    }
}
