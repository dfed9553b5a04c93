package dev.weir.catalog.classify;

import dev.weir.catalog.classify.LabelledColumns.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How often the classifier is right about columns of which it is known what they hold. */
public final class ClassifierAccuracy {

    /**
     * Of one tag; columns whose names may tell are counted apart from those whose values are all there is.
     *
     * @param byValue whether there are columns of it that only their values tell
     */
    public record Score(Tag tag, boolean byValue, Found speaking, Found mute, int wrong) {

        public int right() {
            return speaking.right() + mute.right();
        }

        public int missed() {
            return speaking.missed() + mute.missed();
        }

        public double precision() {
            return right() + wrong == 0 ? 0 : (double) right() / (right() + wrong);
        }

        public double recall() {
            return new Found(right(), missed()).recall();
        }
    }

    /** Of the columns that hold it. */
    public record Found(int right, int missed) {

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
        int[][] counts = new int[Tag.values().length][5];
        for (Labelled each : labelled) {
            List<Tag> found = classifier.classify(List.of(each.column())).stream()
                    .map(Proposal::tag)
                    .toList();
            int mute = each.speaking() ? 0 : 2;
            each.tag().ifPresent(tag -> counts[tag.ordinal()][mute + (found.contains(tag) ? 0 : 1)]++);
            found.stream()
                    .filter(tag -> !each.tag().equals(Optional.of(tag)))
                    .forEach(tag -> counts[tag.ordinal()][4]++);
            if (!found.equals(each.tag().stream().toList())) {
                mistakes.add(each.kind() + " in " + each.column().path() + ": " + found);
            }
        }
        for (Tag tag : Tag.values()) {
            boolean byValue =
                    labelled.stream().anyMatch(each -> each.tag().equals(Optional.of(tag)) && !each.speaking());
            int[] count = counts[tag.ordinal()];
            scores.add(new Score(tag, byValue, new Found(count[0], count[1]), new Found(count[2], count[3]), count[4]));
        }
    }

    /** On columns made by who made the rules. */
    public static ClassifierAccuracy ofOurs() {
        return new ClassifierAccuracy(LabelledColumns.all());
    }

    /** On columns made by others. */
    public static ClassifierAccuracy ofOthers() {
        return new ClassifierAccuracy(FakedColumns.all());
    }

    public List<Score> scores() {
        return List.copyOf(scores);
    }

    /** Of each wrong answer, what it was given. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** In Markdown, with what a name adds. */
    public String tableByName() {
        StringBuilder table = new StringBuilder(
                        "| tag | columns | wrongly | precision | recall | where the name tells | where it does not |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (Score score : scores) {
            table.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %d | %d | %.3f | %.3f | %.3f | %.3f |\n",
                    score.tag().wireName(),
                    score.right() + score.missed(),
                    score.wrong(),
                    score.precision(),
                    score.recall(),
                    score.speaking().recall(),
                    score.mute().recall()));
        }
        return table + size();
    }

    private String size() {
        return "\n" + columns + " columns, of which " + negatives + " hold nothing of the kind.\n";
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
        return table + size();
    }
}
