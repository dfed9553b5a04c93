package dev.weir.policy.lakeformation.aws;

import dev.weir.policy.lakeformation.CellsFilter;
import dev.weir.policy.lakeformation.Grant;
import dev.weir.policy.lakeformation.LakeFormationModel;
import dev.weir.policy.lakeformation.LakeLimits;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.lakeformation.Ledger;
import dev.weir.policy.lakeformation.LfTag;
import dev.weir.policy.lakeformation.NamedExpression;
import dev.weir.policy.lakeformation.Normaliser;
import dev.weir.policy.lakeformation.Place;
import dev.weir.policy.lakeformation.TagAssignment;
import dev.weir.policy.lakeformation.Who;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetObject;
import dev.weir.policy.target.TargetUnreachable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Lake Formation of one account and region. The caller has to be an administrator of the data lake, else the reading is doubtful.
 * The settings of the data lake are never written. Safe for many threads.
 */
public final class LakeFormationTarget implements Target {

    private final LakeFormationClients clients;
    private final Ledger ledger;
    private final LakeFormationSettings settings;
    private final Clock clock;
    private final Calls calls;

    public LakeFormationTarget(
            LakeFormationClients clients, Ledger ledger, LakeFormationSettings settings, Clock clock) {
        this.clients = clients;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
        this.calls = new Calls(settings);
    }

    @Override
    public List<String> kinds() {
        return LakeObject.KINDS;
    }

    @Override
    public AccessModel model(List<TargetObject> objects) {
        return new LakeFormationModel(objects);
    }

    @Override
    public Observation observe() {
        String caller = "";
        List<String> doubts = new ArrayList<>();
        try {
            caller = caller();
        } catch (SdkException failed) {
            String reason = "cannot tell who calls Lake Formation: " + Calls.reason(failed)
                    + "; check the region, the credentials and the right lakeformation:GetDataLakePrincipal";
            if (settings.catalog().isEmpty()) {
                throw new TargetUnreachable(reason, failed);
            }
            doubts.add(reason);
        }
        String identity = caller;
        String catalog = catalog(caller)
                .orElseThrow(() -> new TargetUnreachable(
                        noAccount(identity), new IllegalStateException("no account in " + identity)));
        Set<ObjectKey> made = ledger.made();
        Reader reader = new Reader(clients, calls, new Normaliser(catalog), settings.readers());
        reader.read(caller, made);
        doubts.addAll(reader.doubts());
        List<TargetObject> objects = reader.objects().stream()
                .map(object -> ours(object.key(), made) ? object.wanted() : object.foreign())
                .sorted(Comparator.comparing(TargetObject::key))
                .distinct()
                .toList();
        return new Observation(objects, doubts, clock.instant());
    }

    private String caller() {
        return String.valueOf(calls.make(() -> clients.lakeFormation().getDataLakePrincipal(request -> {}))
                .identity());
    }

    private Optional<String> catalog(String caller) {
        return settings.catalog().isEmpty() ? Who.account(caller) : Optional.of(settings.catalog());
    }

    private static String noAccount(String caller) {
        return "Lake Formation names no account for the caller " + caller + "; set the catalog's id";
    }

    /** Filters carry our mark in their name; of the rest only the ledger tells. */
    private static boolean ours(ObjectKey key, Set<ObjectKey> made) {
        return made.contains(key)
                || (key.kind().equals(CellsFilter.KIND) && key.name().contains("/" + CellsFilter.PREFIX));
    }

    @Override
    public List<Outcome> apply(List<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        String catalog = settings.catalog();
        try {
            if (catalog.isEmpty()) {
                String caller = caller();
                catalog = catalog(caller).orElse("");
                if (catalog.isEmpty()) {
                    return rejected(changes, noAccount(caller));
                }
            }
        } catch (SdkException failed) {
            return rejected(changes, Calls.reason(failed));
        }
        Set<ObjectKey> made = ledger.made();
        List<ObjectKey> fresh = changes.stream()
                .filter(change -> change.after().isPresent())
                .map(Change::key)
                .filter(key -> !made.contains(key) && !LakeObject.READ_ONLY.contains(key.kind()))
                .toList();
        ledger.keep(fresh);
        List<Outcome> outcomes = new Application(new Normaliser(catalog)).apply(changes);
        ledger.forget(outcomes.stream()
                .filter(outcome -> gone(outcome, fresh))
                .map(outcome -> outcome.change().key())
                .toList());
        return outcomes;
    }

    private static List<Outcome> rejected(List<Change> changes, String reason) {
        return changes.stream()
                .map(change -> new Outcome(change, Result.REJECTED, reason))
                .toList();
    }

    private static boolean gone(Outcome outcome, List<ObjectKey> fresh) {
        Change change = outcome.change();
        return change.after().isEmpty()
                ? outcome.result() == Result.APPLIED
                : outcome.result() == Result.REJECTED && fresh.contains(change.key());
    }

    /** One change as objects. */
    private record Step(Change change, Optional<LakeObject> before, Optional<LakeObject> after) {
        static Step of(Change change) {
            String kind = change.key().kind();
            return new Step(
                    change,
                    change.before().map(body -> LakeObject.of(kind, body)),
                    change.after().map(body -> LakeObject.of(kind, body)));
        }

        String kind() {
            return change.key().kind();
        }

        <T extends LakeObject> Optional<T> before(Class<T> type) {
            return before.map(type::cast);
        }

        <T extends LakeObject> Optional<T> after(Class<T> type) {
            return after.map(type::cast);
        }

        Place place() {
            return after.or(() -> before)
                    .map(TagAssignment.class::cast)
                    .orElseThrow()
                    .place();
        }
    }

    /** Goes through the changes, and takes neighbours together where a call can. */
    private final class Application {
        private final GrantWriter grants;
        private final TagWriter tags;
        private final FilterWriter filters;

        Application(Normaliser normaliser) {
            grants = new GrantWriter(clients.lakeFormation(), calls, normaliser);
            tags = new TagWriter(clients.lakeFormation(), calls, normaliser);
            filters = new FilterWriter(clients.lakeFormation(), calls, normaliser);
        }

        List<Outcome> apply(List<Change> changes) {
            List<Outcome> outcomes = new ArrayList<>();
            List<Step> run = new ArrayList<>();
            for (Change change : changes) {
                Step step;
                try {
                    step = Step.of(change);
                } catch (IllegalArgumentException unreadable) {
                    flush(run, outcomes);
                    outcomes.add(new Outcome(change, Result.REJECTED, String.valueOf(unreadable.getMessage())));
                    continue;
                }
                Optional<String> refusal = refusal(step);
                if (refusal.isPresent()) {
                    flush(run, outcomes);
                    outcomes.add(new Outcome(change, Result.REJECTED, refusal.get()));
                    continue;
                }
                if (!run.isEmpty() && !together(run.get(run.size() - 1), step)) {
                    flush(run, outcomes);
                }
                run.add(step);
            }
            flush(run, outcomes);
            return outcomes;
        }

        private Optional<String> refusal(Step step) {
            if (LakeObject.READ_ONLY.contains(step.kind())) {
                return Optional.of("Weir only reads " + step.kind());
            }
            return step.after().flatMap(LakeLimits::refusal);
        }

        private boolean together(Step one, Step next) {
            if (!one.kind().equals(next.kind())) {
                return false;
            }
            return one.kind().equals(Grant.KIND)
                    || (one.kind().equals(TagAssignment.KIND)
                            && one.place().equals(next.place())
                            && one.after().isPresent() == next.after().isPresent());
        }

        private void flush(List<Step> run, List<Outcome> outcomes) {
            if (run.isEmpty()) {
                return;
            }
            List<Answer> answers = write(run);
            for (int i = 0; i < run.size(); i++) {
                outcomes.add(new Outcome(
                        run.get(i).change(),
                        answers.get(i).result(),
                        answers.get(i).reason()));
            }
            run.clear();
        }

        private List<Answer> write(List<Step> run) {
            Step first = run.get(0);
            switch (first.kind()) {
                case Grant.KIND:
                    return grants.write(run.stream()
                            .map(step -> new GrantWriter.Step(step.before(Grant.class), step.after(Grant.class)))
                            .toList());
                case TagAssignment.KIND:
                    List<TagAssignment> values = run.stream()
                            .map(step -> step.after().or(step::before).orElseThrow())
                            .map(TagAssignment.class::cast)
                            .toList();
                    return first.after().isPresent() ? tags.assign(values) : tags.unassign(values);
                case CellsFilter.KIND:
                    return List.of(filters.write(first.before(CellsFilter.class), first.after(CellsFilter.class)));
                case LfTag.KIND:
                    return List.of(tags.tag(first.before(LfTag.class), first.after(LfTag.class)));
                default:
                    return List.of(
                            tags.expression(first.before(NamedExpression.class), first.after(NamedExpression.class)));
            }
        }
    }
}
