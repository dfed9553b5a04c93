package dev.weir.policy.compile;

import dev.weir.policy.access.Show;
import dev.weir.policy.document.Policy;
import dev.weir.policy.document.Policy.Combine;
import dev.weir.policy.intent.ColumnClass;
import dev.weir.policy.intent.Intent;
import dev.weir.policy.intent.View;
import dev.weir.policy.rows.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who gets what of a table, for a target that asks lists of lines from the top and takes the first that fits. It is the same for
 * all tables that have the same classes of columns.
 *
 * @param layers what always counts, then what counts until a time, the earliest first; later layers only add
 * @param denied by column class: who sees nothing of it, whatever others give
 * @param narrowed policies of which the target shows less
 */
record TableDecision(List<Layer> layers, Map<ColumnClass, Set<String>> denied, Set<Policy> narrowed) {

    /**
     * @param until empty for always
     * @param audience by column class: who sees it
     * @param masks by column class, the first that fits counts; empty if it is plain for all
     * @param filters the first that fits counts; empty if all see all rows
     */
    record Layer(
            Optional<Instant> until,
            Map<ColumnClass, Set<String>> audience,
            Map<ColumnClass, List<Masked>> masks,
            List<Filtered> filters) {}

    record Masked(String principal, Show show) {}

    record Filtered(String principal, Rows rows) {}

    static TableDecision of(Intent intent, Overlaps overlaps, Set<ColumnClass> classes) {
        return new Making(intent, overlaps, classes).make();
    }

    private static final class Making {
        private final Intent intent;
        private final Overlaps overlaps;
        private final Set<ColumnClass> classes;
        private final Set<String> given = new TreeSet<>();
        private final Set<String> capped = new TreeSet<>();
        private final Set<Instant> ends = new TreeSet<>();
        private final Set<Policy> narrowed = new LinkedHashSet<>();
        private boolean anyRows;

        Making(Intent intent, Overlaps overlaps, Set<ColumnClass> classes) {
            this.intent = intent;
            this.overlaps = overlaps;
            this.classes = classes;
            for (ColumnClass column : classes) {
                for (View view : column.views()) {
                    Policy policy = view.policy();
                    (policy.combine() == Combine.ADD ? given : capped).addAll(policy.to());
                    policy.until().ifPresent(ends::add);
                    anyRows |= !(policy.rows() instanceof Rows.All);
                }
            }
        }

        TableDecision make() {
            Map<ColumnClass, Set<String>> denied = denied();
            List<Layer> layers = new ArrayList<>();
            Predicate<Policy> always = policy -> policy.until().isEmpty();
            Map<String, Choice> forEver = choices(always, given);
            layers.add(base(forEver));
            for (Instant end : ends) {
                layers.add(until(end, forEver));
            }
            return new TableDecision(layers, denied, narrowed);
        }

        /** Restrictions that leave nothing. */
        private Map<ColumnClass, Set<String>> denied() {
            Map<ColumnClass, Set<String>> denied = new LinkedHashMap<>();
            for (ColumnClass column : classes) {
                Set<String> names = new TreeSet<>();
                for (View view : column.views()) {
                    if (view.policy().combine() == Combine.RESTRICT
                            && (view.show() == Show.EXCLUDED || view.policy().rows() instanceof Rows.None)) {
                        names.addAll(view.policy().to());
                    }
                }
                if (!names.isEmpty()) {
                    denied.put(column, names);
                }
            }
            return denied;
        }

        private Map<String, Choice> choices(Predicate<Policy> active, Set<String> principals) {
            Map<String, Choice> choices = new TreeMap<>();
            for (String principal : principals) {
                Choice choice = Choice.of(classes, Set.of(principal), active);
                if (!choice.shows().isEmpty()) {
                    narrowed.addAll(choice.narrowed());
                    choices.put(principal, choice);
                }
            }
            return choices;
        }

        /** @param leads whether it comes before what others get, and not where its width puts it */
        private record Line(String principal, Choice choice, boolean leads) {}

        private Layer base(Map<String, Choice> forEver) {
            List<Line> lines = new ArrayList<>();
            several(policy -> policy.until().isEmpty())
                    .forEach((name, choice) -> lines.add(new Line(name, choice, true)));
            lines.addAll(caps());
            lines.addAll(byWidth(forEver));
            // Those who have something for a time only come last: their masks must not end before their access does.
            Map<String, Choice> last = choices(policy -> policy.until().isPresent(), temporary(forEver.keySet()));
            return layer(Optional.empty(), forEver, lines, last);
        }

        private Set<String> temporary(Set<String> forEver) {
            Set<String> names = new TreeSet<>();
            for (ColumnClass column : classes) {
                for (View view : column.views()) {
                    if (view.policy().combine() == Combine.ADD
                            && view.policy().until().isPresent()) {
                        names.addAll(view.policy().to());
                    }
                }
            }
            names.removeAll(forEver);
            return names;
        }

        private Layer until(Instant end, Map<String, Choice> forEver) {
            Predicate<Policy> active =
                    policy -> policy.until().isEmpty() || !policy.until().get().isBefore(end);
            Set<String> names = new TreeSet<>();
            for (ColumnClass column : classes) {
                for (View view : column.views()) {
                    if (view.policy().combine() == Combine.ADD
                            && view.policy().until().equals(Optional.of(end))) {
                        names.addAll(view.policy().to());
                    }
                }
            }
            Map<String, Choice> choices = choices(active, names);
            List<Line> lines = new ArrayList<>();
            several(active).forEach((name, choice) -> {
                if (intent.subjects().of(name).stream().anyMatch(names::contains)) {
                    lines.add(new Line(name, choice, true));
                }
            });
            lines.addAll(caps());
            lines.addAll(byWidth(choices));
            Map<String, Choice> added = new LinkedHashMap<>();
            choices.forEach((name, choice) -> {
                Map<ColumnClass, Show> shows = new LinkedHashMap<>(choice.shows());
                Choice already = forEver.get(name);
                if (already != null) {
                    shows.keySet().removeAll(already.shows().keySet());
                }
                added.put(name, new Choice(choice.rows(), shows, Set.of()));
            });
            return layer(Optional.of(end), added, lines, Map.of());
        }

        /**
         * Who is known to be in several groups of which each sees other rows: the first line that fits would count, and its rows
         * would be those of the other's columns as well.
         */
        private Map<String, Choice> several(Predicate<Policy> active) {
            if (!anyRows) {
                return Map.of();
            }
            record Known(String name, Set<String> subject, int groups) {}
            List<Known> known = new ArrayList<>();
            for (String name : intent.set().principals().keySet()) {
                Set<String> subject = intent.subjects().of(name);
                Set<String> relevant = new HashSet<>(subject);
                relevant.retainAll(given);
                if (relevant.size() > 1) {
                    known.add(new Known(name, subject, subject.size()));
                }
            }
            known.sort(Comparator.comparingInt(Known::groups).reversed().thenComparing(Known::name));
            Map<String, Choice> choices = new LinkedHashMap<>();
            for (Known one : known) {
                Choice choice = Choice.of(classes, one.subject(), active);
                if (!choice.shows().isEmpty()) {
                    narrowed.addAll(choice.narrowed());
                    choices.put(one.name(), choice);
                }
            }
            return choices;
        }

        /** Lines of restrictions: within what any of those gets who may be addressed by them, too. */
        private List<Line> caps() {
            List<Line> lines = new ArrayList<>();
            for (String name : capped) {
                Map<ColumnClass, Show> shows = new LinkedHashMap<>();
                List<Rows> rows = new ArrayList<>();
                boolean restrictsHere = false;
                for (ColumnClass column : classes) {
                    boolean here = column.views().stream()
                            .anyMatch(view -> view.policy().combine() == Combine.RESTRICT
                                    && view.policy().to().contains(name));
                    Show show = Show.PLAIN;
                    for (View view : column.views()) {
                        if (view.policy().to().stream().anyMatch(other -> overlaps.mayBeBoth(name, other))) {
                            if (here) {
                                show = stricter(show, view.show());
                            }
                            rows.add(view.policy().rows());
                        }
                    }
                    if (here) {
                        restrictsHere = true;
                        shows.put(column, show);
                    }
                }
                if (restrictsHere) {
                    lines.add(new Line(name, new Choice(Rows.and(rows), shows, Set.of()), true));
                }
            }
            return lines;
        }

        private static Show stricter(Show one, Show other) {
            return one.within(other) ? one : other.within(one) ? other : Show.NULL;
        }

        /** Those who see more come first, so that who is in several groups gets the most. */
        private static List<Line> byWidth(Map<String, Choice> choices) {
            return choices.entrySet().stream()
                    .sorted(Comparator.comparingInt((Map.Entry<String, Choice> entry) ->
                            entry.getValue().rows() instanceof Rows.All ? 0 : 1))
                    .map(entry -> new Line(entry.getKey(), entry.getValue(), false))
                    .toList();
        }

        private Layer layer(
                Optional<Instant> until, Map<String, Choice> given, List<Line> lines, Map<String, Choice> last) {
            Map<ColumnClass, Set<String>> audience = new LinkedHashMap<>();
            Map<ColumnClass, List<Masked>> masks = new LinkedHashMap<>();
            for (ColumnClass column : classes) {
                Set<String> who = new TreeSet<>();
                given.forEach((name, choice) -> {
                    if (choice.shows().containsKey(column)) {
                        who.add(name);
                    }
                });
                if (!who.isEmpty()) {
                    audience.put(column, who);
                }
                List<Masked> list = masks(column, lines, last);
                if (list.stream().anyMatch(mask -> mask.show() != Show.PLAIN)
                        || (until.isPresent() && !list.isEmpty() && maskedForEver(column))) {
                    masks.put(column, list);
                }
            }
            List<Filtered> filters = new ArrayList<>();
            lines.forEach(line ->
                    filters.add(new Filtered(line.principal(), line.choice().rows())));
            last.forEach((name, choice) -> {
                if (!(choice.rows() instanceof Rows.All)) {
                    filters.add(new Filtered(name, choice.rows()));
                }
            });
            boolean some = anyRows && filters.stream().anyMatch(line -> !(line.rows() instanceof Rows.All));
            return new Layer(until, audience, masks, some || (until.isPresent() && anyRows) ? filters : List.of());
        }

        private static boolean maskedForEver(ColumnClass column) {
            return column.views().stream().anyMatch(view -> view.show() != Show.PLAIN);
        }

        private List<Masked> masks(ColumnClass column, List<Line> lines, Map<String, Choice> last) {
            List<Masked> first = new ArrayList<>();
            List<Masked> others = new ArrayList<>();
            for (Line line : lines) {
                Show show = line.choice().shows().get(column);
                if (show != null && show != Show.EXCLUDED) {
                    (line.leads() ? first : others).add(new Masked(line.principal(), show));
                }
            }
            others.sort(Comparator.comparingInt(mask -> mask.show().ordinal()));
            first.addAll(others);
            last.forEach((name, choice) -> {
                Show show = choice.shows().getOrDefault(column, Show.PLAIN);
                if (show != Show.PLAIN) {
                    first.add(new Masked(name, show));
                }
            });
            return first;
        }
    }
}
