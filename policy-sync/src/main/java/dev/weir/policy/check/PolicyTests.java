package dev.weir.policy.check;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Show;
import dev.weir.policy.document.PolicyTest;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.ColumnClass;
import dev.weir.policy.intent.Intent;
import dev.weir.policy.intent.Permitted;
import dev.weir.policy.intent.TableIntent;
import dev.weir.policy.prove.Asking;
import dev.weir.policy.prove.Modelled;
import dev.weir.policy.rows.Implication;
import dev.weir.policy.rows.Rows;
import dev.weir.policy.rows.RowsInvalid;
import dev.weir.policy.rows.RowsParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs the tests of documents. A test without a target asks the documents themselves; one with a target asks what the target will
 * let somebody see.
 */
public final class PolicyTests {

    private final Intent intent;
    private final Optional<TargetSpec> target;
    private final Optional<Modelled> modelled;
    private final Instant at;

    private PolicyTests(Intent intent, Optional<TargetSpec> target, Optional<Modelled> modelled, Instant at) {
        this.intent = intent;
        this.target = target;
        this.modelled = modelled;
        this.at = at;
    }

    /** Those that ask no target; {@code intent} is for all of them. */
    public static List<TestResult> run(Intent intent, Instant at) {
        return new PolicyTests(intent, Optional.empty(), Optional.empty(), at).run();
    }

    /** Those that ask this target, and those that ask none. */
    public static List<TestResult> run(Intent intent, TargetSpec target, Modelled modelled, Instant at) {
        return new PolicyTests(intent, Optional.of(target), Optional.of(modelled), at).run();
    }

    private List<TestResult> run() {
        return intent.set().tests().stream()
                .filter(test -> test.target().isEmpty() || test.target().equals(target.map(TargetSpec::name)))
                .map(this::run)
                .toList();
    }

    private record Seen(Show show, Rows rows, Set<String> because) {
        static final Seen NOTHING = new Seen(Show.EXCLUDED, Rows.NONE, Set.of());
    }

    private TestResult run(PolicyTest test) {
        ColumnName name = test.column();
        Optional<TableIntent> table = name.table().flatMap(of -> intent.table(name.database(), of));
        if (table.isEmpty()) {
            return new TestResult(test, false, "the catalog has no table " + name, "");
        }
        boolean unknown = name.column().isPresent()
                && table.get().dataset().columns().stream()
                        .noneMatch(column -> column.name().equals(name.column().get()));
        if (unknown) {
            return new TestResult(test, false, "the catalog has no column " + name, "");
        }
        Seen seen = test.target().isPresent() && modelled.isPresent() && target.isPresent()
                ? ofTarget(test, table.get(), target.get(), modelled.get())
                : ofDocuments(test, table.get());
        boolean rowsAsWanted = test.rows()
                .map(rows -> Implication.holds(rows, seen.rows()) && Implication.holds(seen.rows(), rows))
                .orElse(true);
        return new TestResult(
                test,
                seen.show() == test.expect() && rowsAsWanted,
                word(seen.show())
                        + (seen.rows() instanceof Rows.All || seen.show() == Show.EXCLUDED
                                ? ""
                                : " where " + seen.rows().text()),
                String.join(", ", seen.because()));
    }

    private static String word(Show show) {
        return show.name().toLowerCase(Locale.ROOT);
    }

    private Seen ofDocuments(PolicyTest test, TableIntent table) {
        Set<String> subject = intent.subjects().of(test.as());
        if (test.action() != Action.SELECT) {
            return intent.permits(subject, test.action(), table)
                    ? new Seen(Show.PLAIN, Rows.ALL, Set.of())
                    : Seen.NOTHING;
        }
        List<Seen> each = new ArrayList<>();
        for (String column : columns(test, table)) {
            ColumnClass of = table.columns().get(column);
            Permitted permitted = of == null ? new Permitted(List.of(), List.of()) : Permitted.of(of, subject);
            Show shown = permitted.widest();
            each.add(new Seen(
                    shown,
                    permitted.rows(shown),
                    new TreeSet<>(permitted.access().because())));
        }
        return together(each, test);
    }

    private Seen ofTarget(PolicyTest test, TableIntent table, TargetSpec asked, Modelled model) {
        Asking asking =
                Asking.of(intent.set(), asked, test.as(), intent.subjects().of(test.as()));
        String database = table.dataset().database();
        String name = table.dataset().table();
        if (test.action() != Action.SELECT) {
            Access access = model.model().answer(asking.question(test.action(), ColumnName.table(database, name), at));
            return access.allowed() ? new Seen(Show.PLAIN, Rows.ALL, new TreeSet<>(access.because())) : Seen.NOTHING;
        }
        List<Seen> each = new ArrayList<>();
        for (String column : columns(test, table)) {
            Access access =
                    model.model().answer(asking.question(Action.SELECT, ColumnName.column(database, name, column), at));
            each.add(
                    access.allowed()
                            ? new Seen(access.show(), rows(access), new TreeSet<>(access.because()))
                            : Seen.NOTHING);
        }
        return together(each, test);
    }

    private static List<String> columns(PolicyTest test, TableIntent table) {
        return test.column()
                .column()
                .map(path -> List.of(path.contains(".") ? path.substring(0, path.indexOf('.')) : path))
                .orElse(List.copyOf(table.columns().keySet()));
    }

    /** Of a table is plain what has a column that can be read. */
    private static Seen together(List<Seen> each, PolicyTest test) {
        if (test.column().column().isPresent()) {
            return each.isEmpty() ? Seen.NOTHING : each.get(0);
        }
        List<Rows> rows = new ArrayList<>();
        Set<String> because = new TreeSet<>();
        for (Seen seen : each) {
            if (seen.show() != Show.EXCLUDED) {
                rows.add(seen.rows());
                because.addAll(seen.because());
            }
        }
        return rows.isEmpty() ? Seen.NOTHING : new Seen(Show.PLAIN, Rows.or(rows), because);
    }

    private static Rows rows(Access access) {
        List<Rows> any = new ArrayList<>();
        for (String text : access.rows()) {
            try {
                any.add(RowsParser.parse(text));
            } catch (RowsInvalid foreign) {
                return Rows.ALL;
            }
        }
        return any.isEmpty() ? Rows.ALL : Rows.or(any);
    }
}
