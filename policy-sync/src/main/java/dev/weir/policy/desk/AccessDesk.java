package dev.weir.policy.desk;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.problem.InvalidParameter;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.desk.ReadAccess.Answer;
import dev.weir.policy.desk.ReadAccess.Answers;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.Principal;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.intent.Intent;
import dev.weir.policy.intent.Subjects;
import dev.weir.policy.plan.Person;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Who can read a column, and what somebody can read: by the documents, and by what each target holds. */
@ApplicationScoped
public class AccessDesk {

    private final PolicyDesk desk;
    private final Workbench bench;
    private final PolicySettings settings;
    private final Access access;
    private final Clock clock;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    AccessDesk(PolicyDesk desk, Workbench bench, PolicySettings settings, Access access, Clock clock) {
        this.desk = desk;
        this.bench = bench;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    private record Reading(TargetSpec spec, Instant at, List<String> doubts, AccessModel model) {}

    /** @param column {@code database.table.column} */
    public List<Answers> whoCanRead(Actor actor, String column) {
        access.require(actor, Permission.VIEW);
        String[] parts = column.split("\\.", 3);
        if (parts.length < 3) {
            throw new InvalidParameter("column", "must be database.table.column, not " + column);
        }
        ColumnName name = ColumnName.column(parts[0], parts[1], parts[2]);
        return answers((set, principal) -> true, List.of(name));
    }

    /** @param who a principal of the documents */
    public List<Answers> whatCanRead(Actor actor, String who) {
        access.require(actor, Permission.VIEW);
        PolicySet set = bench.read(desk.newest().files());
        if (!set.principals().containsKey(who)) {
            throw new Refused(PolicyProblem.POLICY_PRINCIPAL_UNKNOWN, "The documents do not know " + who + ".");
        }
        return answers((any, principal) -> principal.name().equals(who), People.columns(set, bench.catalog()));
    }

    @FunctionalInterface
    private interface Wanted {
        boolean is(PolicySet set, Principal principal);
    }

    private List<Answers> answers(Wanted wanted, List<ColumnName> columns) {
        PolicySet set = bench.read(desk.newest().files());
        CatalogSnapshot catalog = bench.catalog();
        Instant now = clock.instant();
        Subjects subjects = new Subjects(set);
        List<Principal> principals = set.principals().values().stream()
                .filter(principal -> wanted.is(set, principal))
                .toList();
        List<Answers> all = new ArrayList<>();
        Intent intent = Intent.of(set, catalog, now);
        List<Answer> meant = new ArrayList<>();
        for (Principal principal : principals) {
            meant.addAll(grouped(principal.name(), columns, column -> intent.permitted(
                            subjects.of(principal.name()),
                            column.database(),
                            column.table().orElseThrow(),
                            column.column().orElseThrow())
                    .access()));
        }
        all.add(new Answers(Optional.empty(), now, List.of(), meant));
        for (TargetSpec spec : set.targets()) {
            Reading reading = reading(set, spec, now);
            List<Answer> found = new ArrayList<>();
            for (Principal principal : principals) {
                Optional<Person> person = People.of(principal, set, subjects, spec);
                person.ifPresent(one -> found.addAll(grouped(principal.name(), columns, column -> reading.model()
                        .answer(new Question(one.user(), one.groups(), one.roles(), Action.SELECT, column, now)))));
            }
            all.add(new Answers(Optional.of(spec.name()), reading.at(), reading.doubts(), found));
        }
        return all;
    }

    private Reading reading(PolicySet set, TargetSpec spec, Instant now) {
        return readings.compute(spec.name(), (name, kept) -> {
            if (kept != null
                    && kept.spec().equals(spec)
                    && kept.at().plus(settings.readingAge()).isAfter(now)) {
                return kept;
            }
            Target target = bench.target(set, name);
            Observation observed = bench.observe(target);
            return new Reading(spec, observed.at(), observed.doubts(), target.model(observed.objects()));
        });
    }

    // Columns of a table that are seen alike make one answer; what is not seen at all is told of single columns only.
    private static List<Answer> grouped(
            String who, List<ColumnName> columns, Function<ColumnName, dev.weir.policy.access.Access> ask) {
        record Alike(String table, dev.weir.policy.access.Access access) {}
        Map<Alike, List<String>> groups = new LinkedHashMap<>();
        for (ColumnName column : columns) {
            dev.weir.policy.access.Access seen = ask.apply(column);
            if (seen.allowed() || columns.size() == 1) {
                groups.computeIfAbsent(
                                new Alike(
                                        column.database() + "." + column.table().orElseThrow(), seen),
                                any -> new ArrayList<>())
                        .add(column.column().orElseThrow());
            }
        }
        List<Answer> answers = new ArrayList<>();
        groups.forEach((alike, names) -> answers.add(new Answer(
                who,
                alike.table(),
                names,
                alike.access().allowed(),
                alike.access().show(),
                alike.access().custom(),
                alike.access().rows(),
                alike.access().because())));
        return answers;
    }

    /** What was read before says nothing any more. */
    void forget(String target) {
        readings.remove(target);
    }
}
