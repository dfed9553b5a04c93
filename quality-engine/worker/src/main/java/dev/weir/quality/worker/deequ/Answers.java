package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.Verdicts;
import dev.weir.quality.worker.run.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** From what was measured to outcomes; queries and comparisons are asked now. */
final class Answers {
    private final Questions questions;
    private final Measurement measurement;
    private final Queries queries;
    private final Comparisons comparisons;
    private final Cancellation cancellation;

    Answers(
            Questions questions,
            Measurement measurement,
            Queries queries,
            Comparisons comparisons,
            Cancellation cancellation) {
        this.questions = questions;
        this.measurement = measurement;
        this.queries = queries;
        this.comparisons = comparisons;
        this.cancellation = cancellation;
    }

    RuleOutcome outcome(Meaning meaning) {
        cancellation.ensureActive();
        if (meaning instanceof Meaning.Composite composite) {
            List<RuleOutcome> parts =
                    composite.parts().stream().map(this::outcome).toList();
            return Verdicts.composite(composite, parts);
        }
        Leaf leaf = questions.leaf(meaning);
        String why = measurement.undecided(leaf);
        return why == null ? meaning.match(new Cases(leaf)) : Verdicts.undecided(meaning.rule(), why);
    }

    /** What an analyzer found; empty if there was nothing to find. */
    Optional<Double> metric(Leaf leaf) {
        if (measurement.undecided(leaf) != null) {
            return Optional.empty();
        }
        return leaf.extreme() == null
                ? Optional.ofNullable(outcome(leaf.meaning()).metric())
                : measurement.number(leaf);
    }

    private final class Cases implements Meaning.Cases<RuleOutcome> {
        private final Leaf leaf;

        Cases(Leaf leaf) {
            this.leaf = leaf;
        }

        @Override
        public RuleOutcome known(Meaning.Known meaning) {
            return Verdicts.known(meaning);
        }

        @Override
        public RuleOutcome undecidable(Meaning.Undecidable meaning) {
            return Verdicts.undecided(meaning.rule(), meaning.why());
        }

        @Override
        public RuleOutcome rowCount(Meaning.RowCount meaning) {
            return measurement.rowCount(leaf, meaning);
        }

        @Override
        public RuleOutcome rowShare(Meaning.RowShare meaning) {
            return measurement.share(leaf, meaning.condition());
        }

        @Override
        public RuleOutcome keyShare(Meaning.KeyShare meaning) {
            return measurement.share(leaf, meaning.condition());
        }

        @Override
        public RuleOutcome number(Meaning.Number meaning) {
            return Verdicts.number(meaning, measurement.number(leaf).orElse(null));
        }

        @Override
        public RuleOutcome query(Meaning.Query meaning) {
            return tried(meaning, () -> queries.answer(meaning, measurement.rows() - measurement.malformed()));
        }

        @Override
        public RuleOutcome comparison(Meaning.Comparison meaning) {
            return tried(meaning, () -> comparisons.outcome(meaning, measurement.rows()));
        }

        @Override
        public RuleOutcome composite(Meaning.Composite meaning) {
            throw new IllegalArgumentException(meaning.rule().id() + " is no leaf");
        }
    }

    private RuleOutcome tried(Meaning meaning, Supplier<RuleOutcome> asked) {
        try {
            return asked.get();
        } catch (CannotCompile e) {
            return Verdicts.undecided(meaning.rule(), String.valueOf(e.getMessage()));
        } catch (Exception e) {
            cancellation.ensureActive();
            return Verdicts.undecided(meaning.rule(), Cause.of(e));
        }
    }
}
