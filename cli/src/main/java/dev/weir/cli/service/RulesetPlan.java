package dev.weir.cli.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What it takes to bring the rulesets to what the files of a source say. */
public record RulesetPlan(String source, String fingerprint, List<Change> changes) {

    /**
     * @param action create, update, adopt, unchanged, delete or orphan
     * @param conflict changed-since or other-origin; null if nothing speaks against it
     * @param textOnly nothing differs but comments, layout or the order of the rules
     */
    public record Change(
            String name,
            @Nullable String file,
            String action,
            @Nullable String conflict,
            @Nullable String conflictDetail,
            List<Field> head,
            List<Rule> rules,
            boolean textOnly) {

        /** Whether applying the plan would do something about it. */
        public boolean changes() {
            return !action.equals("unchanged") && !action.equals("orphan");
        }
    }

    /** One of both is null where it was, or will be, not set. */
    public record Field(
            String name, @Nullable String before, @Nullable String after) {}

    /** Without {@code before} the rule is new, without {@code after} it goes. */
    public record Rule(
            @Nullable String before,
            @Nullable String after,
            @Nullable String severityBefore,
            @Nullable String severityAfter) {}

    public boolean hasChanges() {
        return changes.stream().anyMatch(Change::changes);
    }

    public List<Change> conflicts() {
        return changes.stream().filter(change -> change.conflict() != null).toList();
    }

    public long count(String action) {
        return changes.stream().filter(change -> change.action().equals(action)).count();
    }
}
