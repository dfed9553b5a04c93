package dev.weir.quality.ruleset;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.InvalidParameter;
import dev.weir.platform.storage.LakePath;
import dev.weir.quality.rules.RulesText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes rulesets, and finds them. */
@ApplicationScoped
public class RulesetEditor {

    private final Rulesets rulesets;
    private final RulesetOrigins origins;
    private final RuleTexts texts;
    private final Lakes lakes;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    RulesetEditor(
            Rulesets rulesets,
            RulesetOrigins origins,
            RuleTexts texts,
            Lakes lakes,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Clock clock) {
        this.rulesets = rulesets;
        this.origins = origins;
        this.texts = texts;
        this.lakes = lakes;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param added false if it replaced one, or nothing changed */
    public record Saved(SourcedRuleset saved, boolean added) {}

    /** Saving the same again changes nothing. */
    @Transactional
    public Saved save(Actor actor, NewRuleset wanted) {
        rulesets.lockAll();
        Optional<Ruleset> before = rulesets.find(wanted.name());
        Ruleset after = compose(actor, wanted, before);
        if (before.filter(after::saysTheSameAs).isPresent()) {
            return new Saved(sourced(List.of(before.get())).get(0), false);
        }
        write(actor, before, after);
        return new Saved(sourced(List.of(after)).get(0), before.isEmpty());
    }

    /** What was wanted as a ruleset, the next version of what is there. Keeps nothing. */
    Ruleset compose(Actor actor, NewRuleset wanted, Optional<Ruleset> before) {
        Lake lake = lakes.find(wanted.lake()).orElseThrow(() -> new LakeNotFound(wanted.lake()));
        LakePath target = below(lake, "target", wanted.target());
        access.require(actor, Permission.EDIT_RULESETS, target.datasetName());
        LakePath quarantine =
                below(lake, "quarantine", wanted.quarantine().orElse("quarantine/" + target.relativeTo(lake.root())));
        if (quarantine.isBelow(target) || target.isBelow(quarantine)) {
            throw new InvalidParameter(
                    "quarantine", "must not be the target, above it or below it, or bad rows would be published");
        }
        RulesText text = texts.read(wanted.dqdl(), wanted.rowWise());
        texts.requireReferences(lake, text, wanted.references());

        return new Ruleset(
                before.map(Ruleset::id).orElseGet(ids::next),
                wanted.name(),
                before.map(Ruleset::version).orElse(0) + 1,
                lake.name(),
                wanted.dataset(),
                target.relativeTo(lake.root()),
                quarantine.relativeTo(lake.root()),
                wanted.publishAs(),
                wanted.mode(),
                wanted.maxBadShare(),
                wanted.terms(),
                wanted.owner(),
                wanted.dqdl(),
                wanted.rowWise(),
                wanted.references(),
                text.rules(),
                text.analyzers(),
                clock.instant(),
                actor.name());
    }

    void write(Actor actor, Optional<Ruleset> before, Ruleset after) {
        rulesets.save(after);
        audit.record(actor, "ruleset.saved", "ruleset/" + after.name(), before.orElse(null), after);
        feed.append(
                "ruleset.saved", "ruleset/" + after.name(), Map.of("name", after.name(), "version", after.version()));
    }

    void delete(Actor actor, Ruleset ruleset) {
        rulesets.delete(ruleset.id());
        audit.record(actor, "ruleset.deleted", "ruleset/" + ruleset.name(), ruleset, null);
        feed.append("ruleset.deleted", "ruleset/" + ruleset.name(), Map.of("name", ruleset.name()));
    }

    private static LakePath below(Lake lake, String field, String folder) {
        try {
            LakePath path = lake.root().resolve(folder);
            if (path.equals(lake.root())) {
                throw new InvalidParameter(field, "must be a folder below the lake's root, not the root itself");
            }
            return path;
        } catch (IllegalArgumentException nonsense) {
            throw new InvalidParameter(
                    field, "must be a folder below the lake's root " + lake.root() + ": " + nonsense.getMessage());
        }
    }

    @Transactional
    public SourcedRuleset get(Actor actor, String name) {
        access.require(actor, Permission.VIEW);
        return sourced(List.of(rulesets.find(name).orElseThrow(() -> new RulesetNotFound(name))))
                .get(0);
    }

    @Transactional
    public List<SourcedRuleset> list(Actor actor, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return sourced(rulesets.list(page));
    }

    private List<SourcedRuleset> sourced(List<Ruleset> found) {
        Map<UUID, RulesetOrigin> known =
                origins.of(found.stream().map(Ruleset::id).toList());
        return found.stream()
                .map(ruleset -> new SourcedRuleset(ruleset, Optional.ofNullable(known.get(ruleset.id()))))
                .toList();
    }
}
