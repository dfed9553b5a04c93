package dev.weir.catalog.classify;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How one tag is told, from a column's name and from its values.
 *
 * @param strong phrases that hardly mean anything else; weak ones may
 * @param never phrases with which the column is something else, whatever its values look like
 * @param refuting whether values that pass no check speak against the name
 */
record Detector(
        Tag tag, Set<String> strong, Set<String> weak, Set<String> never, boolean refuting, List<Check> checks) {

    private static final double STRONG_NAME = 0.6;
    private static final double WEAK_NAME = 0.3;
    private static final double REFUTED = 0.5;
    private static final double LEAST_SHARE = 0.6;
    private static final int FEWEST_VALUES = 5;
    private static final int FIRST_VALUES = 20;
    private static final double LEAST_CONFIDENCE = 0.5;

    /**
     * One rule for values.
     *
     * @param rule ends a sentence that begins with how many values
     * @param weight the confidence if all values pass, and the name says nothing
     * @param needsName whether others pass it too easily for it to count without the name
     * @param least the share of values that must pass; where that is less than usual, more adds nothing
     */
    record Check(String rule, double weight, boolean needsName, double least, Predicate<String> passes) {
        Check(String rule, double weight, boolean needsName, Predicate<String> passes) {
            this(rule, weight, needsName, LEAST_SHARE, passes);
        }

        double worth(double share) {
            return share < least ? 0 : weight * (least < LEAST_SHARE ? 1 : share);
        }
    }

    private record Passed(Check check, long count, double share) {
        double worth() {
            return check.worth(share);
        }
    }

    /** @param says empty if the name says nothing */
    private record NameEvidence(double worth, String says) {}

    /** Empty if the column does not look like it. */
    Optional<Proposal> look(ColumnSample column) {
        ColumnWords words = ColumnWords.of(column.path());
        return words.hasAny(never) ? Optional.empty() : look(column, name(words));
    }

    /** The same for a column of which {@code says} is known of its name and its neighbours'. */
    Optional<Proposal> look(ColumnSample column, String says) {
        return look(column, new NameEvidence(STRONG_NAME, says));
    }

    private Optional<Proposal> look(ColumnSample column, NameEvidence name) {
        Optional<Passed> best = column.values().size() < FEWEST_VALUES ? Optional.empty() : best(column, name);
        double values = best.map(Passed::worth).orElse(0.0);
        boolean refuted = refuting && best.isPresent() && values == 0;
        double confidence = 1 - (1 - name.worth() * (refuted ? REFUTED : 1)) * (1 - values);
        if (confidence < LEAST_CONFIDENCE) {
            return Optional.empty();
        }
        return Optional.of(new Proposal(
                column.path(), tag, Math.round(confidence * 100) / 100.0, evidence(column, name, best, values)));
    }

    private Optional<Passed> best(ColumnSample column, NameEvidence name) {
        Passed best = null;
        for (Check check : checks) {
            if (check.needsName() && name.worth() == 0) {
                continue;
            }
            Passed passed = passed(check, column.values());
            if (best == null || passed.worth() > best.worth()) {
                best = passed;
            }
        }
        return Optional.ofNullable(best);
    }

    // There are many rules of which few fit: of one that hardly any of the first values pass, the others are not asked.
    private static Passed passed(Check check, List<String> values) {
        Passed first = of(check, values.subList(0, Math.min(FIRST_VALUES, values.size())));
        return first.share() < check.least() / 2 ? first : of(check, values);
    }

    private static Passed of(Check check, List<String> values) {
        long count = values.stream().filter(check.passes()).count();
        return new Passed(check, count, (double) count / values.size());
    }

    private NameEvidence name(ColumnWords words) {
        if (words.speaksAbout()) {
            return new NameEvidence(0, "");
        }
        Optional<String> sure = longest(strong, words);
        Optional<String> unsure = longest(weak, words);
        return sure.map(phrase -> new NameEvidence(STRONG_NAME, phrase))
                .or(() -> unsure.map(phrase -> new NameEvidence(WEAK_NAME, phrase)))
                .orElse(new NameEvidence(0, ""));
    }

    // As it is written, if a phrase is known as one word too.
    private static Optional<String> longest(Set<String> phrases, ColumnWords words) {
        return phrases.stream()
                .filter(words::has)
                .max(Comparator.<String>comparingInt(
                                phrase -> phrase.replace(" ", "").length())
                        .thenComparing(phrase -> -phrase.length())
                        .thenComparing(phrase -> phrase));
    }

    private static String evidence(ColumnSample column, NameEvidence name, Optional<Passed> best, double values) {
        String said = name.says().isEmpty() ? "the name says nothing of it" : "the name says " + name.says();
        if (values > 0) {
            Passed passed = best.orElseThrow();
            return passed.count() + " of " + column.values().size() + " sampled values "
                    + passed.check().rule() + "; " + said;
        }
        if (best.isPresent()) {
            return said + "; the values neither confirm nor refute it";
        }
        return said + (column.values().isEmpty() ? "; no values were sampled" : "; too few values to judge by");
    }
}
