package dev.weir.quality.profiling;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.profiling.ProfileProblem.LeaseLost;
import dev.weir.quality.profiling.ProfileProblem.ProfileNotFound;
import dev.weir.quality.run.ReportInvalid;
import dev.weir.quality.run.RunSettings;
import dev.weir.quality.run.WorkerNotFound;
import dev.weir.quality.run.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Where profiles are ordered, claimed, kept alive and reported on. Workers are held to the same lease as for runs. */
@ApplicationScoped
public class ProfileDesk {

    private static final Logger LOG = Logger.getLogger(ProfileDesk.class);

    private final Profiles profiles;
    private final ProfiledDatasets datasets;
    private final ProfileFiles files;
    private final ProfileSettings settings;
    private final Workers workers;
    private final RunSettings runs;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    ProfileDesk(
            Profiles profiles,
            ProfiledDatasets datasets,
            ProfileFiles files,
            ProfileSettings settings,
            Workers workers,
            RunSettings runs,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Clock clock) {
        this.profiles = profiles;
        this.datasets = datasets;
        this.files = files;
        this.settings = settings;
        this.workers = workers;
        this.runs = runs;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** Has a profile made by the next worker that is free. While one is on its way, it is that one. */
    public Profile order(Actor actor, UUID id) {
        access.require(actor, Permission.RUN_CRAWLS);
        ProfiledDataset dataset = QuarkusTransaction.requiringNew().call(() -> datasets.get(id));
        access.require(actor, Permission.RUN_CRAWLS, dataset.name());
        Optional<Profile> onItsWay = QuarkusTransaction.requiringNew().call(() -> profiles.onItsWay(id));
        return onItsWay.orElseGet(() -> add(actor, dataset, files.choose(dataset)));
    }

    private Profile add(Actor actor, ProfiledDataset dataset, FileSample sample) {
        BatchSource source = new BatchSource(
                dataset.location().substring(0, dataset.location().lastIndexOf('/') + 1),
                dataset.readable().orElseThrow(),
                sample.files().stream()
                        .map(file -> new SourceObject(file.location().value(), file.bytes()))
                        .toList());
        Profile profile = new Profile(
                ids.next(),
                dataset.id(),
                dataset.name(),
                source,
                sample.share(),
                Profile.State.QUEUED,
                0,
                clock.instant(),
                actor.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!profiles.add(profile)) {
                return profiles.onItsWay(dataset.id()).orElse(profile);
            }
            tell(
                    actor,
                    "profile.ordered",
                    profile.id(),
                    Map.of("dataset", dataset.id(), "files", sample.share().files()));
            return profile;
        });
    }

    /** The next profile for this worker; empty if there is none to make. */
    @Transactional
    public Optional<Profile> claim(Actor actor, UUID worker) {
        access.require(actor, Permission.WORK);
        Instant now = clock.instant();
        if (!workers.seen(worker, now)) {
            throw new WorkerNotFound(worker);
        }
        Optional<Profile> claimed = profiles.claim(worker, now, now.plus(runs.lease()), runs.maxAttempts());
        claimed.ifPresent(profile -> {
            LOG.infof("profile %s: attempt %d claimed by worker %s", profile.id(), profile.attempt(), worker);
            tell(actor, "profile.claimed", profile.id(), Map.of("worker", worker, "attempt", profile.attempt()));
        });
        return claimed;
    }

    /** @return until when the profile now belongs to the worker */
    @Transactional
    public Instant heartbeat(Actor actor, UUID id, UUID worker, int attempt) {
        access.require(actor, Permission.WORK);
        Instant now = clock.instant();
        Instant until = now.plus(runs.lease());
        workers.seen(worker, now);
        if (!profiles.extendLease(id, worker, attempt, until)) {
            throw lost(id, attempt);
        }
        return until;
    }

    /** Ends the profile. Repeating the report that ended it is harmless: its answer may have been lost. */
    @Transactional
    public void report(Actor actor, UUID id, UUID worker, ProfileReport report) {
        access.require(actor, Permission.WORK);
        if (!id.toString().equals(report.profileId())) {
            throw new ReportInvalid("The report is of profile " + report.profileId() + ", not of " + id + ".");
        }
        if (!profiles.finish(id, worker, report, clock.instant())) {
            if (profiles.finishedBy(id, worker, report.attempt())) {
                return;
            }
            throw lost(id, report.attempt());
        }
        UUID dataset =
                profiles.find(id).orElseThrow(() -> new ProfileNotFound(id)).dataset();
        profiles.trim(dataset, settings.kept());
        String what = report.error() == null ? "profile.done" : "profile.failed";
        tell(actor, what, id, Map.of("dataset", dataset, "attempt", report.attempt(), "millis", report.millis()));
    }

    private RuntimeException lost(UUID id, int attempt) {
        return profiles.find(id).isPresent() ? new LeaseLost(id, attempt) : new ProfileNotFound(id);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void abandonLost() {
        profiles.abandonLost(clock.instant(), runs.maxAttempts()).forEach(id -> {
            LOG.warnf("profile %s abandoned: %d workers were lost over it", id, runs.maxAttempts());
            tell(Actor.WEIR, "profile.failed", id, Map.of("attempts", runs.maxAttempts()));
        });
    }

    private void tell(Actor actor, String what, UUID id, Map<String, Object> after) {
        audit.record(actor, what, "profile/" + id, null, after);
        feed.append(what, "profile/" + id, after);
    }
}
