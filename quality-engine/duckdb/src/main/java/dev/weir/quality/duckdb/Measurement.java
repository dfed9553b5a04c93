package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.Verdicts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be measured of a batch, and the outcomes that follow. Rules ask first, then all of them are answered in one
 * pass; those that need joins, or hold SQL that somebody wrote, in a pass each, so that they cannot hold up the others.
 */
final class Measurement implements Meaning.Cases<Measurement.Probe> {
    private final Session session;
    private final Table table;
    private final Flags flags;
    private final Comparisons comparisons;
    private final Queries queries;
    private final Map<Rule, String> culprits;
    private final Duration timeout;
    private final Fused plain;
    private final Fused joined;
    private final Fused guarded;
    private final Keys keys;
    private final List<Probe> probes = new ArrayList<>();
    private final int rows;
    private final int malformed;
    private boolean failedInside;

    /** @param culprits rules that are known to break the pass, and why */
    Measurement(
            Session session,
            Flags flags,
            Comparisons comparisons,
            Queries queries,
            Map<Rule, String> culprits,
            Duration timeout) {
        this.session = session;
        this.table = flags.table();
        this.flags = flags;
        this.comparisons = comparisons;
        this.queries = queries;
        this.culprits = culprits;
        this.timeout = timeout;
        this.plain = new Fused(session, table, Duration.ZERO);
        this.joined = new Fused(session, table, Duration.ZERO);
        this.guarded = new Fused(session, table, timeout);
        this.keys = new Keys(session, table);
        this.rows = plain.ask("count(*)");
        this.malformed = table.malformed() ? plain.ask("count(malformed)") : -1;
    }

    /** Known once the passes have run. */
    interface Answer {
        RuleOutcome get() throws SQLException;
    }

    /**
     * @param pass that it has asked; empty if none
     * @param asked the numbers of what it has asked there
     */
    record Probe(Rule rule, Optional<Fused> pass, List<Integer> asked, Answer answer) {}

    Probe probe(Meaning meaning) {
        Probe probe = made(meaning);
        probes.add(probe);
        return probe;
    }

    private Probe made(Meaning meaning) {
        String why = culprits.get(meaning.rule());
        if (why != null) {
            return undecided(meaning.rule(), why);
        }
        try {
            return meaning.match(this);
        } catch (CannotCompile e) {
            return undecided(meaning.rule(), String.valueOf(e.getMessage()));
        }
    }

    /** Measures a statistic besides. */
    Statistics statistics() {
        return new Statistics(session, table, plain, keys);
    }

    void run() throws SQLException {
        plain.run();
        joined.run();
        guarded.run();
    }

    /** Which rules cannot be measured even alone, and why. */
    void findCulprits(Map<Rule, String> found) {
        for (Probe probe : probes) {
            try {
                if (probe.pass().isPresent()) {
                    probe.pass().get().tryAlone(probe.asked());
                }
            } catch (SQLException e) {
                found.put(probe.rule(), Failures.said(e));
            }
        }
    }

    /** All records, the malformed ones too. */
    long rows() {
        return plain.count(rows);
    }

    long malformed() {
        return malformed < 0 ? 0 : plain.count(malformed);
    }

    /** Whether the database gave up on a rule. */
    boolean failedInside() {
        return failedInside;
    }

    Keys keys() {
        return keys;
    }

    private static Probe answered(Rule rule, RuleOutcome outcome) {
        return new Probe(rule, Optional.empty(), List.of(), () -> outcome);
    }

    private static Probe undecided(Rule rule, String why) {
        return answered(rule, Verdicts.undecided(rule, why));
    }

    /** Asks the database by itself. What goes wrong there is no statement about the data. */
    private Probe later(Rule rule, Answer answer) {
        return new Probe(rule, Optional.empty(), List.of(), () -> {
            try {
                return answer.get();
            } catch (CannotCompile e) {
                return Verdicts.undecided(rule, String.valueOf(e.getMessage()));
            } catch (SQLException e) {
                failedInside = true;
                return Verdicts.undecided(rule, Failures.said(e));
            }
        });
    }

    @Override
    public Probe known(Meaning.Known meaning) {
        return answered(meaning.rule(), Verdicts.known(meaning));
    }

    @Override
    public Probe undecidable(Meaning.Undecidable meaning) {
        return undecided(meaning.rule(), meaning.why());
    }

    @Override
    public Probe rowCount(Meaning.RowCount meaning) {
        if (meaning.rule().where() == null) {
            return new Probe(
                    meaning.rule(), Optional.empty(), List.of(), () -> Verdicts.count(meaning, plain.count(rows)));
        }
        String scope = flags.scope().rows(meaning.rule()).orElse("TRUE");
        int counted = guarded.ask("count(*) FILTER (WHERE " + scope + ")");
        return new Probe(
                meaning.rule(),
                Optional.of(guarded),
                List.of(counted),
                () -> Verdicts.count(meaning, guarded.count(counted)));
    }

    @Override
    public Probe rowShare(Meaning.RowShare meaning) {
        Flag flag = flags.of(meaning);
        boolean byUsers = meaning.rule().leaves().anyMatch(leaf -> leaf.where() != null);
        Fused pass = byUsers ? guarded : flag.joins().isEmpty() ? plain : joined;
        pass.join(flag.joins());
        int spoken = pass.ask(flag.countSpoken());
        int satisfied = pass.ask(flag.countSatisfied());
        return new Probe(
                meaning.rule(),
                Optional.of(pass),
                List.of(spoken, satisfied),
                () -> Verdicts.share(meaning, meaning.condition(), pass.count(satisfied), pass.count(spoken)));
    }

    @Override
    public Probe keyShare(Meaning.KeyShare meaning) {
        List<Column> columns = meaning.keys().stream().map(table::column).toList();
        Optional<String> scope = flags.scope().rows(meaning.rule());
        return later(meaning.rule(), () -> {
            Keys.Counts counts = keys.of(columns, scope);
            return meaning.complete()
                    ? Verdicts.share(meaning, meaning.condition(), counts.wholeSingle(), counts.all())
                    : Verdicts.share(meaning, meaning.condition(), counts.single(), counts.rows());
        });
    }

    @Override
    public Probe number(Meaning.Number meaning) {
        Optional<String> scope = flags.scope().rows(meaning.rule());
        Fused pass = meaning.rule().where() == null ? plain : guarded;
        int before = pass.size();
        Statistics.Later number =
                new Statistics(session, table, pass, keys).of(meaning.statistic(), meaning.columns(), scope);
        List<Integer> asked = new ArrayList<>();
        for (int i = before; i < pass.size(); i++) {
            asked.add(i);
        }
        Probe alone = later(meaning.rule(), () -> Verdicts.number(meaning, number.get()));
        return new Probe(meaning.rule(), Optional.of(pass), asked, alone.answer());
    }

    @Override
    public Probe query(Meaning.Query meaning) {
        return later(meaning.rule(), () -> queries.answer(meaning, rows() - malformed(), timeout));
    }

    @Override
    public Probe comparison(Meaning.Comparison meaning) {
        return later(
                meaning.rule(),
                () -> comparisons.answer(meaning, rows(), flags.scope().rows(meaning.rule())));
    }

    @Override
    public Probe composite(Meaning.Composite meaning) {
        List<Probe> parts = meaning.parts().stream().map(this::probe).toList();
        return new Probe(meaning.rule(), Optional.empty(), List.of(), () -> {
            List<RuleOutcome> outcomes = new ArrayList<>();
            for (Probe part : parts) {
                outcomes.add(part.answer().get());
            }
            return Verdicts.composite(meaning, outcomes);
        });
    }
}
