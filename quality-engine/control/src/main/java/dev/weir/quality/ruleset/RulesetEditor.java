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

/** Writes rulesets, and finds them. */
@ApplicationScoped
public class RulesetEditor {

    private final Rulesets rulesets;
    private final RuleTexts texts;
    private final Lakes lakes;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    RulesetEditor(
            Rulesets rulesets,
            RuleTexts texts,
            Lakes lakes,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Clock clock) {
        this.rulesets = rulesets;
        this.texts = texts;
        this.lakes = lakes;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param added false if it replaced one, or nothing changed */
    public record Saved(Ruleset ruleset, boolean added) {}

    /** Saving the same again changes nothing. */
    @Transactional
    public Saved save(Actor actor, NewRuleset wanted) {
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

        Optional<Ruleset> before = rulesets.find(wanted.name());
        Ruleset after = new Ruleset(
                before.map(Ruleset::id).orElseGet(ids::next),
                wanted.name(),
                before.map(Ruleset::version).orElse(0) + 1,
                lake.name(),
                wanted.dataset(),
                target.relativeTo(lake.root()),
                quarantine.relativeTo(lake.root()),
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
        if (before.filter(ruleset -> saysTheSame(ruleset, after)).isPresent()) {
            return new Saved(before.get(), false);
        }
        rulesets.save(after);
        audit.record(actor, "ruleset.saved", "ruleset/" + after.name(), before.orElse(null), after);
        feed.append(
                "ruleset.saved", "ruleset/" + after.name(), Map.of("name", after.name(), "version", after.version()));
        return new Saved(after, before.isEmpty());
    }

    private static boolean saysTheSame(Ruleset before, Ruleset after) {
        return before.lake().equals(after.lake())
                && before.dataset().equals(after.dataset())
                && before.target().equals(after.target())
                && before.quarantine().equals(after.quarantine())
                && before.mode() == after.mode()
                && before.maxBadShare().equals(after.maxBadShare())
                && before.terms().equals(after.terms())
                && before.owner().equals(after.owner())
                && before.dqdl().equals(after.dqdl())
                && before.rowWise() == after.rowWise()
                && before.references().equals(after.references());
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
    public Ruleset get(Actor actor, String name) {
        access.require(actor, Permission.VIEW);
        return rulesets.find(name).orElseThrow(() -> new RulesetNotFound(name));
    }

    @Transactional
    public List<Ruleset> list(Actor actor, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return rulesets.list(page);
    }
}
