package dev.weir.policy.document;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Show;
import dev.weir.policy.document.Policy.Combine;
import dev.weir.policy.document.Policy.Part;
import dev.weir.policy.rows.Rows;
import dev.weir.policy.rows.RowsInvalid;
import dev.weir.policy.rows.RowsParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads policies and tests. */
final class PolicyEntry {

    private final YamlFile file;

    PolicyEntry(YamlFile file) {
        this.file = file;
    }

    Optional<Policy> policy(Node node, boolean breakGlass) {
        Entries entries = Entries.of(
                file,
                node,
                breakGlass ? "a break-glass grant" : "a policy",
                "name",
                "to",
                "allow",
                "on",
                "except",
                "columns",
                "rows",
                "combine",
                "until",
                "ticket",
                "ifCannot",
                "targets");
        String name = entries.required("name", "analysts-read-crm");
        if (!entries.has("to") || entries.words("to").isEmpty()) {
            file.invalid(entries.place("to"), name + " is for nobody: write to: [analysts]");
        }
        if (breakGlass && !(entries.has("until") && entries.has("ticket"))) {
            file.invalid(entries.place(), "a break-glass grant must have an end and a reason: write until and ticket");
        }
        Set<Action> allow = entries.choices("allow", Action.class);
        Selector on = entries.node("on").map(this::selector).orElse(Selector.NOTHING);
        if (on.isEmpty()) {
            file.invalid(
                    entries.place("on"),
                    name + " speaks of no data: write on: {tags: {domain: crm}}, or on: {names: [silver_crm.*]}");
        }
        Combine combine = entries.choice("combine", Combine.class).orElse(Combine.ADD);
        if (combine == Combine.RESTRICT && entries.has("allow")) {
            file.invalid(
                    entries.place("allow"),
                    name + " restricts what others give, and so allows nothing: leave out allow. It speaks of select");
        }
        Map<Part, Place> places = new EnumMap<>(Part.class);
        places.put(Part.POLICY, entries.place());
        Map.of("on", Part.ON, "rows", Part.ROWS, "columns", Part.COLUMNS, "until", Part.UNTIL, "to", Part.TO)
                .forEach((key, part) -> {
                    if (entries.has(key)) {
                        places.put(part, entries.place(key));
                    }
                });
        return Optional.of(new Policy(
                name,
                new LinkedHashSet<>(entries.words("to")),
                allow.isEmpty() ? Set.of(Action.SELECT) : allow,
                on,
                entries.node("except").map(this::selector).orElse(Selector.NOTHING),
                rules(entries),
                entries.node("rows").map(this::rows).orElse(Rows.ALL),
                combine,
                until(entries),
                entries.text("ticket"),
                entries.node("ifCannot").flatMap(value -> show(value, "ifCannot")),
                new LinkedHashSet<>(entries.words("targets")),
                breakGlass,
                places));
    }

    private Selector selector(Node node) {
        Entries entries = Entries.of(file, node, "what a policy is on", "names", "tags");
        List<NamePattern> names = new ArrayList<>();
        for (Node name : entries.nodes("names")) {
            entries.word(name, "names")
                    .flatMap(text -> pattern(file, file.place(name), text))
                    .ifPresent(names::add);
        }
        return new Selector(names, tags(entries));
    }

    static Optional<NamePattern> pattern(YamlFile file, Place place, String text) {
        try {
            return Optional.of(NamePattern.of(text));
        } catch (IllegalArgumentException e) {
            file.invalid(place, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, Set<String>> tags(Entries entries) {
        Map<String, Set<String>> tags = new TreeMap<>();
        entries.node("tags").ifPresent(value -> {
            Entries keys = Entries.free(file, value, "tags");
            keys.keys().forEach(key -> tags.put(key, new LinkedHashSet<>(keys.words(key))));
        });
        return tags;
    }

    private List<ColumnRule> rules(Entries policy) {
        List<ColumnRule> rules = new ArrayList<>();
        for (Node node : policy.items("columns")) {
            Entries entries = Entries.of(file, node, "a rule for columns", "names", "tags", "show");
            if (!entries.has("show")) {
                file.invalid(entries.place(), "a rule for columns must say how they are shown: write show: hash");
            }
            List<String> names = entries.words("names");
            Map<String, Set<String>> tags = tags(entries);
            if (names.isEmpty() && tags.isEmpty()) {
                file.invalid(
                        entries.place(),
                        "a rule must say for which columns it is: write tags: {pii: email}, or names: [email], or names: [\"*\"]");
            }
            entries.node("show")
                    .flatMap(value -> show(value, "show"))
                    .ifPresent(show -> rules.add(new ColumnRule(names, tags, show, entries.place())));
        }
        return rules;
    }

    /** A bare null is what YAML has for nothing, and here a way to show a column. */
    private Optional<Show> show(Node node, String key) {
        List<String> known = new ArrayList<>();
        for (Show show : Show.values()) {
            known.add(Entries.word(show));
        }
        String word = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (known.contains(word)) {
            return Optional.of(Show.values()[known.indexOf(word)]);
        }
        file.invalid(
                file.place(node),
                key + " cannot be " + (word.isEmpty() ? "that" : word) + Suggestion.of(word, known) + " It is one of "
                        + String.join(", ", known));
        return Optional.empty();
    }

    private Rows rows(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            file.invalid(file.place(node), "rows must be a text: write rows: \"country = 'DE'\"");
            return Rows.NONE;
        }
        try {
            return RowsParser.parse(scalar.getValue());
        } catch (RowsInvalid e) {
            file.add(PolicyFault.POLICY_ROWS_INVALID, place(scalar, e.offset()), String.valueOf(e.getMessage()));
            return Rows.NONE;
        }
    }

    /** Of a character inside a text, if the text stands in one line as it is; else of the text. */
    private Place place(ScalarNode scalar, int offset) {
        Place start = file.place(scalar);
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        boolean quoted = scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
        boolean oneLine = scalar.getEndMark()
                .map(end -> end.getLine() + 1 == start.line()
                        && end.getColumn() + 1 - start.column()
                                == scalar.getValue().length() + (quoted ? 2 : 0))
                .orElse(false);
        return oneLine && (plain || quoted)
                ? new Place(start.file(), start.line(), start.column() + offset + (quoted ? 1 : 0))
                : start;
    }

    private Optional<Instant> until(Entries entries) {
        Optional<String> text = entries.text("until");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.get().length() == 10
                            ? LocalDate.parse(text.get())
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(text.get()).toInstant());
        } catch (DateTimeException e) {
            file.invalid(
                    entries.place("until"),
                    "until must be the last day, 2027-01-31, or a time with its zone, 2027-01-31T18:00:00Z");
            return Optional.empty();
        }
    }

    Optional<PolicyTest> test(Node node) {
        Entries entries = Entries.of(
                file,
                node,
                "a test",
                "name",
                "as",
                "read",
                "insert",
                "delete",
                "alter",
                "drop",
                "describe",
                "expect",
                "rows",
                "target");
        String as = entries.required("as", "analysts");
        List<Action> asked = new ArrayList<>();
        Optional<ColumnName> column = Optional.empty();
        for (Action action : Action.values()) {
            String key = action == Action.SELECT ? "read" : Entries.word(action);
            if (entries.has(key)) {
                asked.add(action);
                column = entries.text(key)
                        .flatMap(text -> pattern(file, entries.place(key), text))
                        .map(name -> new ColumnName(name.database(), name.table(), name.column()));
            }
        }
        if (asked.size() != 1) {
            file.invalid(entries.place(), "a test asks for one thing: write read: silver_crm.contacts.email");
            return Optional.empty();
        }
        Optional<Show> expect = expected(entries);
        Optional<Rows> rows = entries.node("rows").map(this::rows);
        if (column.isEmpty() || expect.isEmpty()) {
            return Optional.empty();
        }
        String name = entries.text("name")
                .orElse(as + " " + (asked.get(0) == Action.SELECT ? "read" : Entries.word(asked.get(0))) + " "
                        + column.get());
        return Optional.of(new PolicyTest(
                name, as, asked.get(0), column.get(), expect.get(), rows, entries.text("target"), entries.place()));
    }

    private Optional<Show> expected(Entries entries) {
        String text = entries.node("expect")
                .map(node -> node instanceof ScalarNode scalar ? scalar.getValue() : "")
                .orElse("");
        Map<String, Show> words = new TreeMap<>(Map.of(
                "plain", Show.PLAIN,
                "allowed", Show.PLAIN,
                "hashed", Show.HASH,
                "last4", Show.LAST4,
                "first4", Show.FIRST4,
                "year", Show.YEAR,
                "redacted", Show.REDACT,
                "null", Show.NULL,
                "excluded", Show.EXCLUDED,
                "denied", Show.EXCLUDED));
        for (Show show : Show.values()) {
            words.putIfAbsent(Entries.word(show), show);
        }
        Show found = words.get(text);
        if (found == null) {
            file.invalid(
                    entries.place("expect"),
                    "a test must say what it expects" + Suggestion.of(text, words.keySet()) + " It is one of "
                            + String.join(", ", words.keySet()));
        }
        return Optional.ofNullable(found);
    }
}
