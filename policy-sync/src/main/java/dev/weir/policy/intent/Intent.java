package dev.weir.policy.intent;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.Show;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.NamePattern;
import dev.weir.policy.document.Policy;
import dev.weir.policy.document.Policy.Combine;
import dev.weir.policy.document.Policy.Part;
import dev.weir.policy.document.PolicyFault;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.Selector;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot.Column;
import dev.weir.policy.intent.CatalogSnapshot.Dataset;
import dev.weir.policy.intent.EffectiveTags.Tagged;
import dev.weir.policy.rows.ColumnTypes;
import dev.weir.policy.rows.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What policies mean for each column of a catalog at a time. Columns of which the same is said form a class, so that whoever asks
 * about all of them asks about a few.
 */
public final class Intent {

    private final PolicySet set;
    private final Subjects subjects;
    private final List<TableIntent> tables;
    private final Map<String, TableIntent> byName;
    private final List<ColumnClass> classes;
    private final List<Finding> findings;

    private Intent(PolicySet set, List<TableIntent> tables, List<ColumnClass> classes, List<Finding> findings) {
        this.set = set;
        this.subjects = new Subjects(set);
        this.tables = List.copyOf(tables);
        this.classes = List.copyOf(classes);
        this.findings = List.copyOf(findings);
        this.byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.dataset().name(), table));
    }

    /** For all targets together. */
    public static Intent of(PolicySet set, CatalogSnapshot catalog, Instant at) {
        return new Making(
                        set,
                        set.policies().stream()
                                .filter(policy -> policy.activeAt(at))
                                .toList())
                .make(catalog);
    }

    /** For one target: without policies that are not meant for it. */
    public static Intent of(PolicySet set, CatalogSnapshot catalog, Instant at, TargetSpec target) {
        return new Making(
                        set,
                        set.policies().stream()
                                .filter(policy -> policy.activeAt(at) && policy.isFor(target))
                                .toList())
                .make(catalog);
    }

    public PolicySet set() {
        return set;
    }

    public Subjects subjects() {
        return subjects;
    }

    public List<TableIntent> tables() {
        return tables;
    }

    public Optional<TableIntent> table(String database, String table) {
        return Optional.ofNullable(byName.get(database + "." + table));
    }

    public List<ColumnClass> classes() {
        return classes;
    }

    /** What does not fit the catalog. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * What somebody may see of a column; of a nested one, what may be seen of the whole.
     *
     * @param subject names of principals, as {@link Subjects#of} has them
     */
    public Permitted permitted(Set<String> subject, String database, String table, String column) {
        return table(database, table)
                .map(found -> found.columns().get(EffectiveTags.top(column)))
                .map(found -> Permitted.of(found, subject))
                .orElse(new Permitted(List.of(), List.of()));
    }

    /** Whether somebody may do something other than select to a table. */
    public boolean permits(Set<String> subject, Action action, TableIntent table) {
        return table.policies().stream()
                .anyMatch(policy -> policy.allow().contains(action) && Permitted.addresses(policy, subject));
    }

    private static final class Making {
        private final PolicySet set;
        private final List<Policy> policies;
        private final BitSet unnamed = new BitSet();
        private final Map<String, BitSet> byTable = new HashMap<>();
        private final BitSet patterned = new BitSet();
        /** Those of which the table and the tags alone do not tell whether they speak of a column. */
        private final BitSet closerLook = new BitSet();

        private final Map<String, BitSet> patternedIn = new HashMap<>();
        private final Map<Map<String, String>, BitSet> byTags = new HashMap<>();
        private final Map<Said, ColumnClass> classes = new LinkedHashMap<>();
        private final Map<Quick, ColumnClass> quick = new HashMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Set<String> misfits = new java.util.HashSet<>();

        private record Said(List<View> views, Map<String, String> tags) {}

        private record Quick(BitSet policies, Map<String, String> tags) {}

        Making(PolicySet set, List<Policy> policies) {
            this.set = set;
            this.policies = policies;
            for (int i = 0; i < policies.size(); i++) {
                index(i, policies.get(i));
            }
        }

        private void index(int i, Policy policy) {
            List<NamePattern> names = policy.on().names();
            if (names.isEmpty()) {
                unnamed.set(i);
            }
            for (NamePattern name : names) {
                if (name.ofOneTable()) {
                    byTable.computeIfAbsent(name.database() + "." + name.table().orElseThrow(), table -> new BitSet())
                            .set(i);
                } else {
                    patterned.set(i);
                }
            }
            boolean byColumn = names.stream().anyMatch(name -> name.column().isPresent());
            if (byColumn || !policy.except().isEmpty()) {
                closerLook.set(i);
            }
        }

        Intent make(CatalogSnapshot catalog) {
            EffectiveTags tags = new EffectiveTags(set);
            List<TableIntent> tables = new ArrayList<>(catalog.datasets().size());
            for (Dataset dataset : catalog.datasets()) {
                tables.add(table(dataset, tags.of(dataset)));
            }
            for (String word : tags.unknown()) {
                set.tags().values().stream()
                        .filter(tag -> word.startsWith(tag.name()))
                        .findFirst()
                        .ifPresent(tag -> findings.add(new Finding(
                                PolicyFault.POLICY_TAG_UNKNOWN,
                                tag.place(),
                                "the catalog has columns with the tag " + word + ", a value that " + tag.name()
                                        + " does not have here")));
            }
            return new Intent(set, tables, List.copyOf(classes.values()), findings);
        }

        private TableIntent table(Dataset dataset, Tagged tagged) {
            BitSet named = named(dataset);
            dropMisfits(named, dataset, tagged);
            Map<String, ColumnClass> columns = new LinkedHashMap<>();
            tagged.columns().forEach((name, tags) -> columns.put(name, columnClass(dataset, name, tags, named)));
            List<Policy> whole = new ArrayList<>();
            BitSet ofTable = matching(named, tagged.table());
            for (int i = ofTable.nextSetBit(0); i >= 0; i = ofTable.nextSetBit(i + 1)) {
                Policy policy = policies.get(i);
                if (policy.combine() == Combine.ADD
                        && selects(policy.on(), dataset, "", tagged.table())
                        && !excepts(policy, dataset, "", tagged.table())) {
                    whole.add(policy);
                }
            }
            return new TableIntent(
                    dataset, columns, whole, tagged.table(), tagged.database(), tagged.ownTable(), tagged.ownColumns());
        }

        /** Whose names speak of the table or some of its columns. */
        private BitSet named(Dataset dataset) {
            BitSet named = (BitSet) unnamed.clone();
            BitSet exact = byTable.get(dataset.name());
            if (exact != null) {
                named.or(exact);
            }
            BitSet candidates = patternedIn.computeIfAbsent(dataset.database(), this::patternedIn);
            for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
                if (policies.get(i).on().names().stream()
                        .anyMatch(name -> name.touches(dataset.database(), dataset.table()))) {
                    named.set(i);
                }
            }
            return named;
        }

        private BitSet patternedIn(String database) {
            BitSet in = new BitSet();
            for (int i = patterned.nextSetBit(0); i >= 0; i = patterned.nextSetBit(i + 1)) {
                if (policies.get(i).on().names().stream()
                        .anyMatch(name -> NamePattern.matches(name.database(), database))) {
                    in.set(i);
                }
            }
            return in;
        }

        private BitSet matching(BitSet named, Map<String, String> tags) {
            BitSet both = (BitSet) byTags.computeIfAbsent(tags, this::wanting).clone();
            both.and(named);
            return both;
        }

        private BitSet wanting(Map<String, String> tags) {
            BitSet wanting = new BitSet();
            for (int i = 0; i < policies.size(); i++) {
                if (policies.get(i).on().matchesTags(tags)) {
                    wanting.set(i);
                }
            }
            return wanting;
        }

        private ColumnClass columnClass(Dataset dataset, String column, Map<String, String> tags, BitSet named) {
            BitSet matching = matching(named, tags);
            if (matching.intersects(closerLook)) {
                for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
                    Policy policy = policies.get(i);
                    if (closerLook.get(i)
                            && (!selects(policy.on(), dataset, column, tags)
                                    || excepts(policy, dataset, column, tags))) {
                        matching.clear(i);
                    }
                }
            }
            boolean byName = matching.stream().anyMatch(i -> policies.get(i).showsByName());
            if (!byName) {
                return quick.computeIfAbsent(new Quick(matching, tags), key -> classOf(matching, column, tags));
            }
            return classOf(matching, column, tags);
        }

        private ColumnClass classOf(BitSet matching, String column, Map<String, String> tags) {
            List<View> views = new ArrayList<>();
            for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
                Policy policy = policies.get(i);
                if (policy.allow().contains(Action.SELECT)) {
                    Show show = policy.show(column, tags);
                    if (show != Show.EXCLUDED || policy.combine() == Combine.RESTRICT) {
                        views.add(new View(policy, show));
                    }
                }
            }
            return classes.computeIfAbsent(
                    new Said(List.copyOf(views), tags), said -> new ColumnClass(classes.size(), said.views(), tags));
        }

        /** @param column empty for the table as a whole */
        private static boolean selects(Selector on, Dataset dataset, String column, Map<String, String> tags) {
            return on.matchesTags(tags)
                    && (on.names().isEmpty()
                            || on.names().stream()
                                    .anyMatch(name -> name.touches(dataset.database(), dataset.table())
                                            && name.column()
                                                    .map(glob -> !column.isEmpty() && NamePattern.matches(glob, column))
                                                    .orElse(true)));
        }

        private static boolean excepts(Policy policy, Dataset dataset, String column, Map<String, String> tags) {
            return !policy.except().isEmpty() && selects(policy.except(), dataset, column, tags);
        }

        /** Takes away policies whose rows the table does not have; that nobody wanted so is a finding. */
        private void dropMisfits(BitSet named, Dataset dataset, Tagged tagged) {
            Map<String, String> types = new HashMap<>();
            for (int i = named.nextSetBit(0); i >= 0; i = named.nextSetBit(i + 1)) {
                Policy policy = policies.get(i);
                if (policy.rows() instanceof Rows.All || !speaksOfSome(policy, dataset, tagged)) {
                    continue;
                }
                if (types.isEmpty()) {
                    for (Column column : dataset.columns()) {
                        types.put(column.name(), column.type());
                    }
                }
                Optional<String> misfit = ColumnTypes.misfit(policy.rows(), types);
                if (misfit.isPresent() && policy.combine() == Combine.ADD) {
                    named.clear(i);
                    if (!policy.ifCannot().equals(Optional.of(Show.EXCLUDED))) {
                        misfit(policy, dataset, misfit.get());
                    }
                } else if (misfit.isPresent()) {
                    misfit(policy, dataset, misfit.get());
                }
            }
        }

        private void misfit(Policy policy, Dataset dataset, String why) {
            if (misfits.add(policy.name())) {
                findings.add(new Finding(
                        PolicyFault.POLICY_ROWS_MISFIT,
                        policy.place(Part.ROWS),
                        "the rows of " + policy.name() + " do not fit " + dataset.name() + ": " + why));
            }
        }

        private boolean speaksOfSome(Policy policy, Dataset dataset, Tagged tagged) {
            return tagged.columns().entrySet().stream()
                    .anyMatch(column -> selects(policy.on(), dataset, column.getKey(), column.getValue())
                            && !excepts(policy, dataset, column.getKey(), column.getValue()));
        }
    }
}
