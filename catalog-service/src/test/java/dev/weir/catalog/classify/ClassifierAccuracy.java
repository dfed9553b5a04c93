package dev.weir.catalog.classify;

import dev.weir.catalog.classify.LabelledColumns.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How often the classifier is right about columns of which it is known what they hold. */
public final class ClassifierAccuracy {

    /**
     * Of one tag.
     *
     * @param byValue whether there are columns of it that only their values tell
     */
    public record Score(Tag tag, boolean byValue, int right, int missed, int wrong) {
        public double precision() {
            return right + wrong == 0 ? 0 : (double) right / (right + wrong);
        }

        public double recall() {
            return right + missed == 0 ? 0 : (double) right / (right + missed);
        }
    }

    private final List<Score> scores = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final int columns;
    private final int negatives;

    private ClassifierAccuracy(List<Labelled> labelled) {
        Classifier classifier = new Classifier(LabelledColumns.TODAY);
        columns = labelled.size();
        negatives = (int) labelled.stream().filter(each -> each.tag().isEmpty()).count();
        int[][] counts = new int[Tag.values().length][3];
        for (Labelled each : labelled) {
            List<Tag> found = classifier.classify(List.of(each.column())).stream()
                    .map(Proposal::tag)
                    .toList();
            each.tag().ifPresent(tag -> counts[tag.ordinal()][found.contains(tag) ? 0 : 1]++);
            found.stream()
                    .filter(tag -> !each.tag().equals(Optional.of(tag)))
                    .forEach(tag -> counts[tag.ordinal()][2]++);
            if (!found.equals(each.tag().stream().toList())) {
                mistakes.add(each.kind() + " in " + each.column().path() + ": " + found);
            }
        }
        for (Tag tag : Tag.values()) {
            boolean byValue =
                    labelled.stream().anyMatch(each -> each.tag().equals(Optional.of(tag)) && !each.speaking());
            int[] count = counts[tag.ordinal()];
            scores.add(new Score(tag, byValue, count[0], count[1], count[2]));
        }
    }

    public static ClassifierAccuracy measure() {
        return new ClassifierAccuracy(LabelledColumns.all());
    }

    public List<Score> scores() {
        return List.copyOf(scores);
    }

    /** Of each wrong answer, what it was given. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** In Markdown. */
    public String table() {
        StringBuilder table = new StringBuilder("| tag | told by | columns | found | wrongly | precision | recall |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (Score score : scores) {
            table.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %d | %d | %d | %.3f | %.3f |\n",
                    score.tag().wireName(),
                    score.byValue() ? "values, name" : "name, values",
                    score.right() + score.missed(),
                    score.right(),
                    score.wrong(),
                    score.precision(),
                    score.recall()));
        }
        return table + "\n" + columns + " columns, of which " + negatives + " hold nothing of the kind.\n";
    }
}
