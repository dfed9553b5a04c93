package dev.weir.quality.ruleset;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.problem.InvalidParameter;
import dev.weir.platform.problem.Place;
import dev.weir.quality.ruleset.RulesetPlan.Change;
import dev.weir.quality.ruleset.RulesetPlan.Vanished;
import dev.weir.quality.ruleset.RulesetPlanner.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Brings the rulesets to what files say: shows what it would do, and does exactly that, wholly or not at all. */
@ApplicationScoped
public class RulesetApplier {

    private final Rulesets rulesets;
    private final RulesetOrigins origins;
    private final RulesetEditor editor;
    private final Access access;

    RulesetApplier(Rulesets rulesets, RulesetOrigins origins, RulesetEditor editor, Access access) {
        this.rulesets = rulesets;
        this.origins = origins;
        this.editor = editor;
        this.access = access;
    }

    /**
     * A ruleset as a file has it.
     *
     * @param pointer to the file in the request, for problems
     * @param headLines how many lines stand in the file before the rules
     */
    public record FiledRuleset(String file, String pointer, int headLines, NewRuleset ruleset) {}

    /** What the files of a source say, and what becomes of its rulesets that are in none of them. */
    public record Order(String source, List<FiledRuleset> files, Vanished vanished) {}

    /** Whether rulesets that somebody else made or changed are overwritten. */
    public enum Conflicts {
        REFUSED,
        OVERWRITTEN
    }

    /** Changes nothing. @throws RulesFilesInvalid if a file cannot become a ruleset */
    @Transactional
    public RulesetPlan plan(Actor actor, Order order) {
        access.require(actor, Permission.EDIT_RULESETS);
        return planned(actor, order);
    }

    /**
     * @param fingerprint of the plan that somebody has seen
     * @throws PlanIsStale if something else would be done now
     * @throws RulesetConflict if a ruleset is not the source's to change, and conflicts are refused
     */
    @Transactional
    public RulesetPlan apply(Actor actor, Order order, String fingerprint, Conflicts conflicts) {
        access.require(actor, Permission.EDIT_RULESETS);
        rulesets.lockAll();
        RulesetPlan plan = planned(actor, order);
        if (!plan.fingerprint().equals(fingerprint)) {
            throw new PlanIsStale(order.source());
        }
        if (conflicts == Conflicts.REFUSED && !plan.conflicts().isEmpty()) {
            throw new RulesetConflict(plan.conflicts());
        }
        plan.changes().forEach(change -> carryOut(actor, plan.source(), change));
        return plan;
    }

    private void carryOut(Actor actor, String source, Change change) {
        switch (change.action()) {
            case CREATE, UPDATE -> {
                Ruleset after = change.after().orElseThrow();
                editor.write(actor, change.before(), after);
                origins.save(after.id(), origin(source, change, after));
            }
            case ADOPT -> {
                Ruleset kept = change.before().orElseThrow();
                origins.save(kept.id(), origin(source, change, kept));
            }
            case DELETE -> editor.delete(actor, change.before().orElseThrow());
            case UNCHANGED, ORPHAN -> {
                // It is as it should be.
            }
        }
    }

    private static RulesetOrigin origin(String source, Change change, Ruleset ruleset) {
        return new RulesetOrigin(source, change.file().orElseThrow(), ruleset.version());
    }

    private RulesetPlan planned(Actor actor, Order order) {
        Map<UUID, RulesetOrigin> ours = origins.in(order.source());
        List<Ruleset> named = rulesets.find(
                order.files().stream().map(one -> one.ruleset().name()).toList());
        List<Ruleset> known = Stream.concat(named.stream(), rulesets.withIds(ours.keySet()).stream())
                .distinct()
                .toList();
        Map<UUID, RulesetOrigin> all =
                origins.of(known.stream().map(Ruleset::id).toList());
        Map<String, Ruleset> byName = new HashMap<>();
        known.forEach(ruleset -> byName.put(ruleset.name(), ruleset));
        return RulesetPlanner.plan(
                order.source(),
                wanted(actor, order.files(), byName),
                known.stream()
                        .map(ruleset -> new SourcedRuleset(ruleset, Optional.ofNullable(all.get(ruleset.id()))))
                        .toList(),
                order.vanished());
    }

    private List<Wanted> wanted(Actor actor, List<FiledRuleset> files, Map<String, Ruleset> known) {
        List<Wanted> wanted = new ArrayList<>();
        List<Place> wrong = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (FiledRuleset one : files) {
            String name = one.ruleset().name();
            String other = seen.putIfAbsent(name, one.file());
            if (other != null) {
                wrong.add(place(one, 1, 1, "the ruleset " + name + " is in " + other + ", too"));
                continue;
            }
            try {
                wanted.add(new Wanted(
                        one.file(), editor.compose(actor, one.ruleset(), Optional.ofNullable(known.get(name)))));
            } catch (RulesetInvalid invalid) {
                invalid.places()
                        .forEach(place -> wrong.add(place(
                                one,
                                one.headLines() + (place.line() == null ? 1 : place.line()),
                                place.column() == null ? 1 : place.column(),
                                place.detail())));
            } catch (InvalidParameter | LakeNotFound head) {
                wrong.add(place(one, 1, 1, String.valueOf(head.getMessage())));
            }
        }
        if (!wrong.isEmpty()) {
            throw new RulesFilesInvalid(wrong);
        }
        return wanted;
    }

    private static Place place(FiledRuleset one, int line, int column, String what) {
        return new Place(one.pointer(), null, line, column, null, one.file() + ": " + what);
    }
}
