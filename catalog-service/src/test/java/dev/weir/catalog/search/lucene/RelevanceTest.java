package dev.weir.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.search.Hit;
import dev.weir.catalog.search.QueryParser;
import dev.weir.catalog.search.Search;
import dev.weir.platform.change.Watermark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether what people look for comes first: questions over two catalogs, with grades for what should come, told by NDCG of the
 * first ten. A change of ranking shows here.
 */
class RelevanceTest {

    private static final double FLOOR = 0.93;
    private static final double FLOOR_OF_ONE = 0.3;
    private static final int FIRST = 10;

    @TempDir
    Path folder = Path.of("");

    private record Question(String catalog, String text, Map<String, Integer> grades) {}

    @Test
    void whatPeopleLookForComesFirst() throws IOException {
        Map<String, List<Double>> scores = new HashMap<>();
        List<String> poor = new ArrayList<>();
        int asked = 0;
        for (String catalog : List.of("demo", "shop")) {
            try (LuceneIndex index = index(catalog)) {
                for (Question question : questions()) {
                    if (question.catalog().equals(catalog)) {
                        List<String> titles = ask(index, question.text());
                        double score = ndcg(titles, question.grades());
                        scores.computeIfAbsent(catalog, any -> new ArrayList<>())
                                .add(score);
                        asked++;
                        if (score < 0.9) {
                            poor.add("%.2f %s: %s -> %s".formatted(score, catalog, question.text(), titles));
                        }
                        assertThat(score).as(question.text() + " -> " + titles).isGreaterThan(FLOOR_OF_ONE);
                    }
                }
            }
        }
        assertThat(asked).isGreaterThanOrEqualTo(60);
        scores.forEach((catalog, all) -> assertThat(
                        all.stream().mapToDouble(score -> score).average().orElse(0))
                .as("NDCG@10 of %s; the poorest: %s", catalog, String.join("\n", poor))
                .isGreaterThanOrEqualTo(FLOOR));
    }

    private static List<String> ask(LuceneIndex index, String text) {
        return index
                .search(new Search(
                        QueryParser.parse(text),
                        Set.of(),
                        Map.of(),
                        Set.of(),
                        FIRST,
                        Optional.empty(),
                        MadeCatalog.NOW))
                .hits()
                .stream()
                .map(Hit::title)
                .toList();
    }

    /** Järvelin and Kekäläinen, 2002: the sum of 2^grade - 1 over log2(rank + 1), against the best order there is. */
    private static double ndcg(List<String> titles, Map<String, Integer> grades) {
        List<Integer> found =
                titles.stream().map(title -> grades.getOrDefault(title, 0)).toList();
        List<Integer> best = new ArrayList<>(grades.values());
        best.sort(Collections.reverseOrder());
        return gain(found) / gain(best);
    }

    private static double gain(List<Integer> grades) {
        double sum = 0;
        for (int rank = 0; rank < Math.min(FIRST, grades.size()); rank++) {
            sum += (Math.pow(2, grades.get(rank)) - 1) / (Math.log(rank + 2) / Math.log(2));
        }
        return sum;
    }

    private static List<Question> questions() throws IOException {
        return lines("golden").stream()
                .map(parts -> {
                    Map<String, Integer> grades = new HashMap<>();
                    for (String graded : parts.get(2).split("\\s+", -1)) {
                        int equals = graded.indexOf('=');
                        grades.put(graded.substring(0, equals), Integer.parseInt(graded.substring(equals + 1)));
                    }
                    return new Question(parts.get(0), parts.get(1), grades);
                })
                .toList();
    }

    private LuceneIndex index(String catalog) throws IOException {
        LuceneIndex index = LuceneIndex.create(folder.resolve(catalog), 16, "test");
        for (List<String> parts : lines(catalog)) {
            String flags = parts.get(3);
            List<String> words = words(parts.get(4));
            MadeCatalog.Builder dataset = MadeCatalog.dataset(parts.get(0))
                    .zone(parts.get(1))
                    .format(parts.get(2))
                    .alsoCalled(
                            words.stream().filter(word -> !word.contains(".")).toArray(String[]::new))
                    .tags(words.stream().filter(word -> word.contains(".")).toArray(String[]::new))
                    .about(parts.get(5))
                    .columns(words(parts.get(6)).toArray(String[]::new));
            for (String flag : words(flags)) {
                switch (flag) {
                    case "certified" -> dataset.certified();
                    case "deprecated" -> dataset.deprecated();
                    case "passing", "failing" -> dataset.quality(flag);
                    default -> dataset.consumers(Integer.parseInt(flag.substring("consumers=".length())));
                }
            }
            index.add(dataset.entry());
        }
        index.show(new Watermark(1, 1));
        return index;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    }

    private static List<List<String>> lines(String name) throws IOException {
        try (var file = RelevanceTest.class.getResourceAsStream("/search/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
        }
    }
}
