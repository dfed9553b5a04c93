package dev.weir.catalog.glue;

import dev.weir.catalog.glue.GlueRun.JournalledChange;
import dev.weir.catalog.glue.GlueRun.NumberedFinding;
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
import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes what people want of Glue: how a lake is set up there, and runs. */
@ApplicationScoped
public class GlueDesk {

    private final Lakes lakes;
    private final GlueSetups setups;
    private final GlueRuns runs;
    private final DatasetAliases aliases;
    private final DueMirrors due;
    private final GlueSettings settings;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Event<RunBegun> begun;

    GlueDesk(
            Lakes lakes,
            GlueSetups setups,
            GlueRuns runs,
            DatasetAliases aliases,
            DueMirrors due,
            GlueSettings settings,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Event<RunBegun> begun) {
        this.lakes = lakes;
        this.setups = setups;
        this.runs = runs;
        this.aliases = aliases;
        this.due = due;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.begun = begun;
    }

    /**
     * A run that is to go on in the background, with what it needs to know.
     *
     * @param datasets that changed; empty for all of the lake
     */
    record RunBegun(UUID id, Lake lake, GlueRun.Kind kind, GlueSetup setup, Optional<Set<UUID>> datasets) {}

    @Transactional
    public GlueSetup setup(Actor actor, String lake) {
        access.require(actor, Permission.VIEW);
        return setupOf(lake(lake));
    }

    /** @return true if there was none */
    @Transactional
    public boolean configure(Actor actor, String name, GlueSetup setup) {
        access.require(actor, Permission.EDIT_LAKES);
        Lake lake = lake(name);
        check(lake, setup);
        Optional<GlueSetup> before = setups.find(lake.id());
        setups.put(lake.id(), setup);
        audit.record(
                actor,
                "glue.configured",
                "lake/" + name,
                before.map(GlueDesk::audited).orElse(null),
                audited(setup));
        feed.append("glue.configured", "lake/" + name, audited(setup));
        return before.isEmpty();
    }

    private static void check(Lake lake, GlueSetup setup) {
        if (setup.mirror() && !lake.root().isS3()) {
            throw new SetupInvalid(
                    "/mirror", lake.root() + " is not in S3, and who reads Glue could not read its files");
        }
        if (setup.database().isPresent() && setup.databasePrefix().isPresent()) {
            throw new SetupInvalid("/databasePrefix", "goes with a database for each schema, not with `database`");
        }
        if (setup.automatic() && !setup.mirror()) {
            throw new SetupInvalid("/automatic", "goes with `mirror`");
        }
        setup.address().endpoint().ifPresent(GlueDesk::checkEndpoint);
    }

    private static void checkEndpoint(String endpoint) {
        try {
            URI address = URI.create(endpoint);
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException nonsense) {
            // Told below.
        }
        throw new SetupInvalid("/endpoint", "is not an address such as https://glue.example.com: " + endpoint);
    }

    /** What was written to Glue stays there. */
    @Transactional
    public void remove(Actor actor, String name) {
        access.require(actor, Permission.EDIT_LAKES);
        Lake lake = lake(name);
        GlueSetup setup = setupOf(lake);
        setups.remove(lake.id());
        audit.record(actor, "glue.removed", "lake/" + name, audited(setup), null);
        feed.append("glue.removed", "lake/" + name, Map.of("lake", name));
    }

    /** Begins a run, which goes on by itself. */
    @Transactional
    public GlueRun begin(Actor actor, String name, GlueRun.Kind kind) {
        access.require(actor, Permission.EDIT_LAKES);
        Lake lake = lake(name);
        GlueSetup setup = setupOf(lake);
        if (kind.imports() ? !setup.imports() : !setup.mirror()) {
            throw new SwitchedOff(name, kind);
        }
        if (kind == GlueRun.Kind.APPLY && setup.dryRun()) {
            throw new DryRun(name);
        }
        UUID id = ids.next();
        if (!runs.begin(id, lake.id(), kind, actor.name(), settings.lease())) {
            throw new Busy(name);
        }
        audit.record(actor, "glue." + kind.wireName() + "-begun", "lake/" + name, null, Map.of("run", id));
        begun.fire(new RunBegun(id, lake, kind, setup, Optional.empty()));
        return runs.find(lake.id(), id).orElseThrow();
    }

    /** Begins a run about what changed in a lake. Empty if nothing did, or another run is going on. */
    @Transactional
    Optional<UUID> beginDue(UUID lakeId) {
        Lake lake = lakes.find(lakeId).orElseThrow();
        Optional<GlueSetup> setup = setups.find(lakeId).filter(found -> found.mirror() && found.automatic());
        Set<UUID> changed = Set.copyOf(due.take(lakeId));
        if (setup.isEmpty() || changed.isEmpty()) {
            return Optional.empty();
        }
        GlueRun.Kind kind = setup.get().dryRun() ? GlueRun.Kind.PLAN : GlueRun.Kind.APPLY;
        UUID id = ids.next();
        if (!runs.begin(id, lakeId, kind, Actor.WEIR.name(), settings.lease())) {
            due.putBack(lakeId, changed, Duration.ZERO);
            return Optional.empty();
        }
        audit.record(
                Actor.WEIR,
                "glue." + kind.wireName() + "-begun",
                "lake/" + lake.name(),
                null,
                Map.of("run", id, "datasets", changed.size()));
        begun.fire(new RunBegun(id, lake, kind, setup.get(), Optional.of(changed)));
        return Optional.of(id);
    }

    @Transactional
    public GlueRun run(Actor actor, String name, UUID id) {
        access.require(actor, Permission.VIEW);
        return found(name, id);
    }

    @Transactional
    public List<GlueRun> runs(Actor actor, String name, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return runs.list(lake(name).id(), page);
    }

    @Transactional
    public List<JournalledChange> changes(Actor actor, String name, UUID id, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return runs.changes(found(name, id).id(), page);
    }

    @Transactional
    public List<NumberedFinding> findings(Actor actor, String name, UUID id, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return runs.findings(found(name, id).id(), page);
    }

    @Transactional
    public List<DatasetAliases.Alias> aliases(
            Actor actor, Optional<String> alias, Optional<UUID> dataset, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return aliases.list(alias, dataset, page);
    }

    private GlueRun found(String lake, UUID id) {
        return runs.find(lake(lake).id(), id).orElseThrow(() -> new RunNotFound(lake, id));
    }

    private Lake lake(String name) {
        return lakes.find(name).orElseThrow(() -> new LakeNotFound(name));
    }

    private GlueSetup setupOf(Lake lake) {
        return setups.find(lake.id()).orElseThrow(() -> new NotSetUp(lake.name()));
    }

    private static Map<String, Object> audited(GlueSetup setup) {
        Map<String, Object> audited = new LinkedHashMap<>();
        audited.put("region", setup.address().region());
        setup.address().endpoint().ifPresent(endpoint -> audited.put("endpoint", endpoint));
        audited.put("mirror", setup.mirror());
        audited.put("imports", setup.imports());
        setup.database().ifPresent(database -> audited.put("database", database));
        setup.databasePrefix().ifPresent(prefix -> audited.put("databasePrefix", prefix));
        audited.put("deleteMissing", setup.deleteMissing());
        audited.put("dryRun", setup.dryRun());
        audited.put("automatic", setup.automatic());
        return audited;
    }

    /** Nobody said what is to be done with the lake in Glue. */
    static final class NotSetUp extends Problem {
        NotSetUp(String lake) {
            super(
                    GlueProblem.GLUE_NOT_SET_UP,
                    "The lake " + lake + " has no Glue Data Catalog. Say where it is: PUT /api/v1/lakes/" + lake
                            + "/glue.");
        }
    }

    /** A field of the setting makes no sense. */
    static final class SetupInvalid extends Problem {
        SetupInvalid(String pointer, String reason) {
            super(
                    GlueProblem.GLUE_SETUP_INVALID,
                    pointer.substring(1) + ": " + reason,
                    List.of(Place.pointer(pointer, reason)));
        }
    }

    /** The lake is set up, but not for this. */
    static final class SwitchedOff extends Problem {
        SwitchedOff(String lake, GlueRun.Kind kind) {
            super(
                    GlueProblem.GLUE_SWITCHED_OFF,
                    "The lake " + lake + " is not " + (kind.imports() ? "imported" : "mirrored") + ": set "
                            + (kind.imports() ? "imports" : "mirror") + " to true.");
        }
    }

    /** Plans may be made, but not applied. */
    static final class DryRun extends Problem {
        DryRun(String lake) {
            super(
                    GlueProblem.GLUE_DRY_RUN,
                    "The mirror of the lake " + lake
                            + " only plans. If its plan is right, set dryRun to false, and apply.");
        }
    }

    /** Two at a time would change the same tables. */
    static final class Busy extends Problem {
        Busy(String lake) {
            super(GlueProblem.GLUE_BUSY, "Another run of the lake " + lake + " is going on: wait for its end.");
        }
    }

    /** No run of this lake has this id. */
    static final class RunNotFound extends Problem {
        RunNotFound(String lake, UUID id) {
            super(GlueProblem.GLUE_RUN_NOT_FOUND, "The lake " + lake + " has no run " + id + ".");
        }
    }
}
