package dev.weir.policy.plan;

import dev.weir.policy.access.Action;
import dev.weir.policy.target.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan for people: who gains and who loses first, then the objects. */
public final class PlanText {

    /** By which a comment on a pull request is found again, to be replaced. */
    public static final String MARKER = "<!-- weir:policy-plan -->";

    private static final int NAMED_PEOPLE = 5;
    private static final int NAMED_TABLES = 8;
    private static final int NAMED_COLUMNS = 12;
    private static final int LISTED = 200;

    private PlanText() {}

    public static String plain(Plan plan) {
        StringBuilder text = new StringBuilder("Target " + plan.target() + ": " + summary(plan) + "\n");
        List<Effect> effects = plan.difference().effects();
        if (!effects.isEmpty()) {
            text.append("\nWho gains and who loses\n");
            effects.stream().limit(LISTED).forEach(effect -> text.append("  ")
                    .append(sign(effect.kind()))
                    .append(' ')
                    .append(sentence(effect))
                    .append('\n'));
            rest(text, effects.size(), "effects");
        }
        if (!plan.changes().isEmpty()) {
            text.append("\nChanges\n");
            plan.changes().stream().limit(LISTED).forEach(change -> text.append("  ")
                    .append(word(change))
                    .append(' ')
                    .append(change.key())
                    .append('\n'));
            rest(text, plan.changes().size(), "changes");
        }
        notes(plan).forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    public static String markdown(List<Plan> plans) {
        StringBuilder text = new StringBuilder(MARKER + "\n## Access policies: who gains and who loses\n");
        for (Plan plan : plans) {
            text.append("\n### ").append(escaped(plan.target())).append('\n');
            text.append('\n').append(escaped(summary(plan))).append('\n');
            List<Effect> effects = plan.difference().effects();
            if (!effects.isEmpty()) {
                text.append("\n| | Who | What | Before | After |\n|---|---|---|---|---|\n");
                effects.stream().limit(LISTED).forEach(effect -> text.append("| ")
                        .append(word(effect.kind()))
                        .append(" | ")
                        .append(escaped(people(effect)))
                        .append(" | ")
                        .append(escaped(verb(effect.action()) + " " + where(effect)))
                        .append(" | ")
                        .append(escaped(sight(effect, effect.before())))
                        .append(" | ")
                        .append(escaped(sight(effect, effect.after())))
                        .append(" |\n"));
                rest(text, effects.size(), "effects");
            }
            notes(plan)
                    .forEach(note -> text.append("\n> ").append(escaped(note)).append('\n'));
            if (!plan.changes().isEmpty()) {
                text.append("\n<details><summary>")
                        .append(plan.changes().size())
                        .append(" changes of objects</summary>\n\n");
                plan.changes().stream().limit(LISTED).forEach(change -> text.append("- ")
                        .append(word(change))
                        .append(" `")
                        .append(change.key().toString().replace('`', '\''))
                        .append("`\n"));
                rest(text, plan.changes().size(), "changes");
                text.append("\n</details>\n");
            }
            text.append("\nFingerprint `").append(plan.fingerprint(), 0, 16).append("`\n");
        }
        return text.toString();
    }

    public static String summary(Plan plan) {
        if (plan.nothingToDo()) {
            return "nothing to do.";
        }
        return plan.count(Change.Action.CREATE) + " to create, " + plan.count(Change.Action.UPDATE) + " to update, "
                + plan.count(Change.Action.DELETE) + " to delete; "
                + plan.difference().losing().size() + " people lose access, "
                + plan.difference().exposed().size() + " columns or tables are newly exposed.";
    }

    /** As a person would say it: {@code ann, ben can now read sales.orders: email hashed, not in plain}. */
    public static String sentence(Effect effect) {
        String who = people(effect);
        String what = verb(effect.action()) + " " + where(effect);
        boolean reads = effect.action() == Action.SELECT;
        return switch (effect.kind()) {
            case GAINS ->
                who + " can now " + what + (reads ? ", " + effect.after().words() : "");
            case LOSES -> who + " can no longer " + what;
            case SEES_MORE -> who + " sees more of " + where(effect) + ": " + change(effect);
            case SEES_LESS -> who + " sees less of " + where(effect) + ": " + change(effect);
            case SEES_OTHERWISE -> who + " sees " + where(effect) + " otherwise: " + change(effect);
        };
    }

    private static String change(Effect effect) {
        return effect.after().words() + "; before: " + effect.before().words();
    }

    private static String sight(Effect effect, Seen seen) {
        return effect.action() == Action.SELECT ? seen.words() : seen.allowed() ? "may" : "may not";
    }

    private static String verb(Action action) {
        return action == Action.SELECT ? "read" : action.name().toLowerCase(Locale.ROOT);
    }

    static String people(Effect effect) {
        return some(effect.people(), NAMED_PEOPLE);
    }

    static String where(Effect effect) {
        List<String> tables = new ArrayList<>();
        for (Effect.Columns table : effect.tables()) {
            tables.add(
                    table.columns().isEmpty()
                            ? table.table()
                            : table.table() + " ("
                                    + (table.whole() ? "all columns" : some(table.columns(), NAMED_COLUMNS)) + ")");
        }
        return some(tables, NAMED_TABLES);
    }

    private static String some(List<String> names, int most) {
        if (names.size() <= most) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
    }

    private static List<String> notes(Plan plan) {
        List<String> notes = new ArrayList<>();
        plan.stops().forEach(stop -> notes.add("Stopped (" + stop.reason().wireName() + "): " + stop.detail()));
        plan.doubts().forEach(doubt -> notes.add("In doubt: " + doubt));
        if (!plan.held().isEmpty()) {
            notes.add(plan.held().size() + " deletions are held back, since the reading of the target is in doubt.");
        }
        if (!plan.foreign().isEmpty()) {
            notes.add(plan.foreign().size() + " objects that Weir did not make are left alone.");
        }
        return notes;
    }

    private static void rest(StringBuilder text, int count, String what) {
        if (count > LISTED) {
            text.append("\n  … and ")
                    .append(count - LISTED)
                    .append(" more ")
                    .append(what)
                    .append('\n');
        }
    }

    private static char sign(Effect.Kind kind) {
        return switch (kind) {
            case GAINS, SEES_MORE -> '+';
            case SEES_OTHERWISE -> '~';
            case SEES_LESS, LOSES -> '-';
        };
    }

    private static String word(Effect.Kind kind) {
        return switch (kind) {
            case GAINS -> "gains";
            case SEES_MORE -> "sees more";
            case SEES_OTHERWISE -> "sees otherwise";
            case SEES_LESS -> "sees less";
            case LOSES -> "loses";
        };
    }

    private static String word(Change change) {
        return change.action().name().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("`", "\\`")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("@", "&#64;")
                .replace("\n", " ");
    }
}
