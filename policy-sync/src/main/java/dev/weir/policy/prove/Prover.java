package dev.weir.policy.prove;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Show;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.Place;
import dev.weir.policy.document.Policy;
import dev.weir.policy.document.PolicyFault;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.ColumnClass;
import dev.weir.policy.intent.Intent;
import dev.weir.policy.intent.Permitted;
import dev.weir.policy.intent.TableIntent;
import dev.weir.policy.intent.View;
import dev.weir.policy.rows.Implication;
import dev.weir.policy.rows.Rows;
import dev.weir.policy.rows.RowsInvalid;
import dev.weir.policy.rows.RowsParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks a target's model what everybody may see, and holds it against the intent. It does not trust the compiler: columns are put
 * together only if the intent says the same of them, and the model answers the same for them. Of people only those are left out
 * of whom the documents say the same as of another who is asked.
 */
public final class Prover {

    /** More say nothing new to who reads them. */
    private static final int MOST_VIOLATIONS = 20;
    /** Of so many groups on one column each pair is tried. */
    private static final int MOST_IN_PAIRS = 24;

    private final Intent intent;
    private final PolicySet set;
    private final TargetSpec target;
    private final Modelled modelled;
    private final Instant at;
    private final Map<String, Rows> texts = new HashMap<>();
    private final Map<Set<String>, List<Asking>> askers = new HashMap<>();
    private final List<Finding> violations = new ArrayList<>();
    private final Set<Finding> doubts = new LinkedHashSet<>();
    private long questions;

    private Prover(Intent intent, TargetSpec target, Modelled modelled, Instant at) {
        this.intent = intent;
        this.set = intent.set();
        this.target = target;
        this.modelled = modelled;
        this.at = at;
    }

    /**
     * @param intent for this target
     * @param at now
     */
    public static Proof prove(Intent intent, TargetSpec target, Modelled modelled, Instant at) {
        return new Prover(intent, target, modelled, at).prove();
    }

    private record Alike(ColumnClass intended, Object treated) {}

    private Proof prove() {
        Map<Alike, ColumnName> classes = new LinkedHashMap<>();
        long columns = 0;
        for (TableIntent table : intent.tables()) {
            String database = table.dataset().database();
            String name = table.dataset().table();
            for (Map.Entry<String, ColumnClass> column : table.columns().entrySet()) {
                columns++;
                ColumnName full = ColumnName.column(database, name, column.getKey());
                classes.putIfAbsent(
                        new Alike(column.getValue(), modelled.classOf().apply(full)), full);
            }
        }
        classes.forEach((alike, column) -> {
            if (violations.size() < MOST_VIOLATIONS) {
                prove(alike.intended(), column);
            }
        });
        return new Proof(columns, classes.size(), questions, violations, List.copyOf(doubts));
    }

    private void prove(ColumnClass intended, ColumnName column) {
        Set<Instant> times = new TreeSet<>(Set.of(at));
        Set<String> spoken = new TreeSet<>();
        for (View view : intended.views()) {
            spoken.addAll(view.policy().to());
            if (modelled.endsGrants()) {
                view.policy().until().ifPresent(times::add);
            }
        }
        for (Instant time : times) {
            for (Asking asking : askers.computeIfAbsent(spoken, this::askers)) {
                counterexample(intended, column, asking, time)
                        .ifPresent(why ->
                                violations.add(new Finding(PolicyFault.POLICY_LAW_BROKEN, place(intended), why)));
            }
        }
        doubts(intended, column, spoken);
    }

    /** One for each set of those principals that somebody is known to be; and somebody who is none of them. */
    private List<Asking> askers(Set<String> spoken) {
        List<Asking> all = new ArrayList<>();
        Set<Set<String>> seen = new HashSet<>();
        for (String name : set.principals().keySet()) {
            Set<String> subject = intent.subjects().of(name);
            Set<String> relevant = new HashSet<>(subject);
            relevant.retainAll(spoken);
            if (seen.add(relevant)) {
                all.add(Asking.of(set, target, name, subject));
            }
        }
        if (seen.add(Set.of())) {
            all.add(new Asking("a stranger", Set.of(), "a stranger", Set.of(), Set.of()));
        }
        return all;
    }

    /** Who may be in two groups without the documents knowing. */
    private void doubts(ColumnClass intended, ColumnName column, Set<String> spoken) {
        List<String> open = spoken.stream()
                .filter(name -> set.principals().containsKey(name)
                        && !set.principals().get(name).closed())
                .toList();
        if (open.size() > MOST_IN_PAIRS || !doubts.isEmpty()) {
            return;
        }
        for (int i = 0; i < open.size(); i++) {
            for (int j = i + 1; j < open.size(); j++) {
                Set<String> both = new LinkedHashSet<>(intent.subjects().of(open.get(i)));
                both.addAll(intent.subjects().of(open.get(j)));
                String name = open.get(i) + " and " + open.get(j) + " at once";
                counterexample(intended, column, Asking.of(set, target, name, both), at)
                        .ifPresent(why ->
                                doubts.add(new Finding(PolicyFault.POLICY_OVERLAP_UNPROVEN, place(intended), why)));
            }
        }
    }

    private Optional<String> counterexample(ColumnClass intended, ColumnName column, Asking asking, Instant time) {
        questions++;
        Access access = modelled.model().answer(asking.question(Action.SELECT, column, time));
        if (!access.allowed() || access.show() == Show.EXCLUDED) {
            return Optional.empty();
        }
        Permitted all = Permitted.of(intended, asking.subject());
        Permitted permitted = new Permitted(
                all.gives().stream()
                        .filter(view -> view.policy().activeAt(time))
                        .toList(),
                all.caps().stream().filter(view -> view.policy().activeAt(time)).toList());
        Show shown = access.custom().isEmpty() ? access.show() : Show.PLAIN;
        Rows may = permitted.rows(shown);
        if (may instanceof Rows.All) {
            return Optional.empty();
        }
        Optional<Rows> rows = rows(access);
        Optional<String> which = rows.isPresent()
                ? Implication.counterexample(rows.get(), may)
                : Optional.of("rows that Weir cannot read");
        return which.map(found -> asking.name() + " would see " + column + " " + word(shown)
                + (may instanceof Rows.None ? "" : " in " + found) + (time.equals(at) ? "" : " from " + time + " on")
                + ", by " + String.join(", ", access.because()) + "; the documents say " + said(permitted));
    }

    private static String said(Permitted permitted) {
        Show widest = permitted.widest();
        if (widest == Show.EXCLUDED) {
            return "not at all";
        }
        Rows rows = permitted.rows(widest);
        return word(widest) + (rows instanceof Rows.All ? "" : " where " + rows.text());
    }

    private static String word(Show show) {
        return show.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Rows> rows(Access access) {
        if (access.rows().isEmpty()) {
            return Optional.of(Rows.ALL);
        }
        List<Rows> any = new ArrayList<>();
        for (String text : access.rows()) {
            try {
                any.add(texts.computeIfAbsent(text, RowsParser::parse));
            } catch (RowsInvalid foreign) {
                return Optional.empty();
            }
        }
        return Optional.of(Rows.or(any));
    }

    private static Place place(ColumnClass column) {
        return column.views().isEmpty()
                ? new Place("", 1, 1)
                : column.views().get(0).policy().place(Policy.Part.POLICY);
    }
}
