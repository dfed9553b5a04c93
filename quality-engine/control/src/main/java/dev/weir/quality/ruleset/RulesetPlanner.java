package dev.weir.quality.ruleset;

import dev.weir.quality.ruleset.RulesetPlan.Action;
import dev.weir.quality.ruleset.RulesetPlan.Change;
import dev.weir.quality.ruleset.RulesetPlan.Conflict;
import dev.weir.quality.ruleset.RulesetPlan.Vanished;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares what the files of a source say with the rulesets there are. Pure. */
final class RulesetPlanner {

    private RulesetPlanner() {}

    /** @param ruleset what the file says, as the next version of what is there */
    record Wanted(String file, Ruleset ruleset) {}

    /** @param known all of the names that are wanted, and all that the source keeps */
    static RulesetPlan plan(String source, List<Wanted> wanted, List<SourcedRuleset> known, Vanished vanished) {
        Map<String, SourcedRuleset> byName =
                known.stream().collect(Collectors.toMap(one -> one.ruleset().name(), one -> one));
        Set<String> names = wanted.stream().map(one -> one.ruleset().name()).collect(Collectors.toSet());
        List<Change> changes = new ArrayList<>();
        for (Wanted one : wanted) {
            changes.add(change(
                    source, one, Optional.ofNullable(byName.get(one.ruleset().name()))));
        }
        known.stream()
                .filter(one -> !names.contains(one.ruleset().name()))
                .forEach(one -> changes.add(gone(one, vanished)));
        changes.sort(Comparator.comparing(Change::name));
        return new RulesetPlan(source, changes, fingerprint(source, changes, byName));
    }

    private static Change change(String source, Wanted wanted, Optional<SourcedRuleset> known) {
        Optional<Ruleset> before = known.map(SourcedRuleset::ruleset);
        Optional<RulesetOrigin> origin = known.flatMap(SourcedRuleset::origin);
        boolean same = before.filter(wanted.ruleset()::saysTheSameAs).isPresent();
        boolean ours = origin.filter(one -> one.source().equals(source)).isPresent();
        boolean untouched = known.filter(one -> !one.changedSince()).isPresent();
        Action action;
        if (before.isEmpty()) {
            action = Action.CREATE;
        } else if (!same) {
            action = Action.UPDATE;
        } else {
            boolean asKept = ours
                    && untouched
                    && origin.filter(one -> one.file().equals(wanted.file())).isPresent();
            action = asKept ? Action.UNCHANGED : Action.ADOPT;
        }
        Optional<Conflict> conflict = Optional.empty();
        if (before.isPresent() && !ours) {
            conflict = Optional.of(Conflict.OTHER_ORIGIN);
        } else if (before.isPresent() && !same && !untouched) {
            conflict = Optional.of(Conflict.CHANGED_SINCE);
        }
        return new Change(
                wanted.ruleset().name(),
                Optional.of(wanted.file()),
                action,
                conflict,
                origin.map(RulesetOrigin::source),
                before,
                Optional.of(wanted.ruleset()),
                RulesetDiff.between(before, Optional.of(wanted.ruleset())));
    }

    private static Change gone(SourcedRuleset known, Vanished vanished) {
        boolean pruned = vanished == Vanished.PRUNED;
        Optional<Ruleset> before = Optional.of(known.ruleset());
        Optional<Ruleset> after = pruned ? Optional.empty() : before;
        return new Change(
                known.ruleset().name(),
                Optional.empty(),
                pruned ? Action.DELETE : Action.ORPHAN,
                pruned && known.changedSince() ? Optional.of(Conflict.CHANGED_SINCE) : Optional.empty(),
                known.origin().map(RulesetOrigin::source),
                before,
                after,
                RulesetDiff.between(before, after));
    }

    // Two fields may not run together, and so each is told with its length.
    private static String fingerprint(String source, List<Change> changes, Map<String, SourcedRuleset> known) {
        StringBuilder told = new StringBuilder();
        tell(told, source);
        for (Change change : changes) {
            tell(told, change.name());
            tell(told, change.action());
            tell(told, change.conflict());
            tell(told, change.file());
            tell(told, change.before().map(before -> before.id() + " " + before.version()));
            tell(told, Optional.ofNullable(known.get(change.name())).flatMap(SourcedRuleset::origin));
            change.after().ifPresent(after -> {
                tell(told, after.lake());
                tell(told, after.dataset());
                tell(told, after.target());
                tell(told, after.quarantine());
                tell(told, after.publishAs());
                tell(told, after.mode());
                tell(told, after.maxBadShare());
                tell(told, after.terms());
                tell(told, after.owner());
                tell(told, after.rowWise());
                tell(told, new TreeMap<>(after.references()));
                tell(told, after.dqdl());
            });
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(told.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void tell(StringBuilder told, Object part) {
        String text = part.toString();
        told.append(text.length()).append(':').append(text);
    }
}
