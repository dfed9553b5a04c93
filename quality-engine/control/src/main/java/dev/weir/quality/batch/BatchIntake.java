package dev.weir.quality.batch;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.problem.InvalidParameter;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.ruleset.Ruleset;
import dev.weir.quality.ruleset.RulesetNotFound;
import dev.weir.quality.ruleset.Rulesets;
import dev.weir.quality.run.RunDesk;
import dev.weir.quality.run.RunOrder;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes batches in. */
@ApplicationScoped
public class BatchIntake {

    private final Batches batches;
    private final BatchJournal journal;
    private final Rulesets rulesets;
    private final Lakes lakes;
    private final LakeStores stores;
    private final RunDesk runs;
    private final RunPreparation preparation;
    private final BatchSettings settings;
    private final Access access;
    private final Failpoints failpoints;
    private final Ids ids;
    private final Clock clock;

    BatchIntake(
            Batches batches,
            BatchJournal journal,
            Rulesets rulesets,
            Lakes lakes,
            LakeStores stores,
            RunDesk runs,
            RunPreparation preparation,
            BatchSettings settings,
            Access access,
            Failpoints failpoints,
            Ids ids,
            Clock clock) {
        this.batches = batches;
        this.journal = journal;
        this.rulesets = rulesets;
        this.lakes = lakes;
        this.stores = stores;
        this.runs = runs;
        this.preparation = preparation;
        this.settings = settings;
        this.access = access;
        this.failpoints = failpoints;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param added false if these very objects were received before */
    public record Received(Batch batch, boolean added) {}

    private record Gate(Ruleset ruleset, Lake lake, LakePath path, Optional<Replay> replay) {}

    /**
     * Receives what is below {@code folder} and has it checked. The same objects under the same ruleset are the same batch;
     * one that is held is checked again.
     *
     * @param folder below the root of the ruleset's lake
     */
    public Received receive(Actor actor, String rulesetName, String folder) {
        return receive(
                actor,
                QuarkusTransaction.requiringNew().call(() -> gate(actor, rulesetName, folder, Optional.empty())));
    }

    /**
     * Receives a repaired batch in place of an earlier one; once it is published, the earlier one is replayed. Asked for
     * again, it is the same batch.
     *
     * @param folder below the root of the lake; empty for the folder of the earlier one
     */
    public Received replay(Actor actor, UUID earlier, Optional<String> folder, Replay.Scope scope, String reason) {
        Gate gate = QuarkusTransaction.requiringNew().call(() -> {
            access.require(actor, Permission.SUBMIT_BATCHES);
            Batch batch = batches.find(earlier).orElseThrow(() -> new BatchNotFound(earlier));
            Replay replay = new Replay(earlier, scope, reason, actor.name());
            return gate(
                    actor,
                    batch.ruleset().name(),
                    folder.orElseGet(() -> batch.path().relativeTo(batch.root())),
                    Optional.of(replay));
        });
        return receive(actor, gate);
    }

    private Received receive(Actor actor, Gate gate) {
        // Listing may take long: no transaction is open meanwhile.
        LakeStore store = stores.of(gate.lake().root(), gate.lake().s3());
        BatchFiles files = BatchFiles.below(gate.path(), store);
        RunPreparation.Prepared prepared =
                preparation.prepare(gate.ruleset(), gate.lake(), store, files.objects(), clock.instant());

        Received received = QuarkusTransaction.requiringNew().call(() -> enter(actor, gate, files, prepared));
        failpoints.reached("batch.received");
        return received;
    }

    private Gate gate(Actor actor, String rulesetName, String folder, Optional<Replay> replay) {
        Ruleset ruleset = rulesets.find(rulesetName).orElseThrow(() -> new RulesetNotFound(rulesetName));
        Lake lake = lakes.find(ruleset.lake()).orElseThrow(() -> new LakeNotFound(ruleset.lake()));
        access.require(
                actor,
                Permission.SUBMIT_BATCHES,
                lake.root().resolve(ruleset.target()).datasetName());
        return new Gate(ruleset, lake, pathBelow(lake, ruleset, folder), replay);
    }

    private static LakePath pathBelow(Lake lake, Ruleset ruleset, String folder) {
        LakePath path;
        try {
            path = lake.root().resolve(folder);
        } catch (IllegalArgumentException nonsense) {
            throw new InvalidParameter(
                    "path", "must be a folder below the lake's root " + lake.root() + ": " + nonsense.getMessage());
        }
        for (LakePath own :
                List.of(lake.root().resolve(ruleset.target()), lake.root().resolve(ruleset.quarantine()))) {
            if (path.isBelow(own) || own.isBelow(path)) {
                throw new InvalidParameter("path", "must not hold or be in " + own + ", where the ruleset writes to");
            }
        }
        return path;
    }

    private Received enter(Actor actor, Gate gate, BatchFiles files, RunPreparation.Prepared prepared) {
        String fingerprint = Fingerprint.of(files.objects());
        Optional<Batch> earlier =
                gate.replay().map(replay -> batches.find(replay.of()).orElseThrow());
        // The very same objects again, such as after the ruleset was corrected, make another batch than before.
        int round = earlier.filter(batch -> batch.fingerprint().equals(fingerprint))
                .map(batch -> batch.round() + 1)
                .orElse(0);
        Batch batch = new Batch(
                ids.next(),
                gate.ruleset(),
                gate.lake().root(),
                gate.path(),
                files.format(),
                fingerprint,
                round,
                gate.replay(),
                files.objects().stream()
                        .map(object -> new SourceObject(object.location().value(), object.bytes()))
                        .toList(),
                files.objects().stream().mapToLong(object -> object.bytes()).sum(),
                Batch.State.RECEIVED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Batch.Kept.KEPT,
                clock.instant(),
                Optional.empty());
        Optional<Batch> known = batches.find(gate.ruleset().name(), fingerprint)
                .filter(same -> same.round() >= round)
                .flatMap(same -> batches.lock(same.id()));
        if (known.isPresent()) {
            return known(actor, gate, known.get(), prepared);
        }
        // After its replay, as the gate does it: two that lock both never wait for each other.
        gate.replay().flatMap(replay -> batches.lock(replay.of())).ifPresent(this::requireReplayable);
        if (batches.add(batch)) {
            journal.changed(actor, Optional.empty(), batch, "received");
            return new Received(check(actor, gate.ruleset(), batch, prepared), true);
        }
        // Somebody else was faster, and has committed meanwhile.
        Batch faster = batches.find(gate.ruleset().name(), fingerprint)
                .flatMap(same -> batches.lock(same.id()))
                .orElseThrow();
        return known(actor, gate, faster, prepared);
    }

    private Received known(Actor actor, Gate gate, Batch known, RunPreparation.Prepared prepared) {
        Optional<UUID> wanted = gate.replay().map(Replay::of);
        if (wanted.isPresent() && !wanted.equals(known.replays().map(Replay::of))) {
            throw new QuarantineRefusal.ObjectsKnown(known, wanted.get());
        }
        return new Received(
                known.state() == Batch.State.HELD ? check(actor, gate.ruleset(), known, prepared) : known, false);
    }

    private void requireReplayable(Batch earlier) {
        if (!earlier.isReplayable()) {
            throw new QuarantineRefusal.StateUnfit(earlier, "replayed");
        }
        if (earlier.disposition().filter(Disposition::isRequested).isPresent()) {
            throw new QuarantineRefusal.ReleasePending(earlier);
        }
        QuarantineRefusal.ifReplayed(earlier, batches);
    }

    private Batch check(Actor actor, Ruleset ruleset, Batch batch, RunPreparation.Prepared prepared) {
        UUID run = runs.order(
                batch.id(),
                new RunOrder(
                        prepared.at(),
                        new BatchSource(batch.path().value(), batch.format(), batch.objects()),
                        prepared.references(),
                        prepared.rules(),
                        ruleset.analyzers(),
                        ruleset.mode() == Ruleset.Mode.WARN ? CheckRequest.BadRows.COPIED : CheckRequest.BadRows.APART,
                        batch.staging().resolve(ids.next() + "/").value(),
                        settings.maxSamples()));
        Batch checking = batch.checking(run, ruleset);
        batches.save(checking);
        journal.changed(actor, Optional.of(batch), checking, "checking");
        return checking;
    }
}
