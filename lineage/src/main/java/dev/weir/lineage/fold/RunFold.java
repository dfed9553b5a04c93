package dev.weir.lineage.fold;

import dev.weir.lineage.event.JobName;
import dev.weir.lineage.event.Present;
import dev.weir.lineage.event.Shape;
import dev.weir.lineage.event.Told.RunOf;
import dev.weir.lineage.fold.LinePlan.Changed;
import dev.weir.lineage.fold.Lines.Line;
import dev.weir.lineage.fold.Lines.Point;
import dev.weir.lineage.fold.Lines.Tail;
import dev.weir.lineage.fold.Runs.Declaration;
import dev.weir.lineage.fold.Runs.Recorded;
import dev.weir.lineage.fold.Shapes.Kept;
import dev.weir.lineage.fold.Shapes.OfJob;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Brings runs and declarations into the graph: what they tell of, the shapes it makes, and the lines these make in time. */
@ApplicationScoped
class RunFold {

    private final Names names;
    private final Runs runs;
    private final Shapes shapes;
    private final Lines lines;

    RunFold(Names names, Runs runs, Shapes shapes, Lines lines) {
        this.names = names;
        this.runs = runs;
        this.shapes = shapes;
        this.lines = lines;
    }

    /** A job that has other shapes in time than before. */
    record ChangedJob(long id, JobName name) {}

    void forget() {
        shapes.forget();
    }

    List<ChangedJob> fold(Sum sum, Map<JobName, Long> jobs, Map<DatasetName, Long> datasets) {
        Map<RunKey, Recorded> before = runs.find(sum.runs().keySet(), jobs);
        Map<Long, Kept> shapesBefore = shapes.load(
                before.values().stream().flatMap(run -> run.shape().stream()).toList());
        Map<RunKey, RunSum> after = new HashMap<>();
        sum.runs().forEach((key, told) -> after.put(key, sum(before.get(key), shapesBefore, told)));
        Set<OfJob> wanted = shapes(after.values(), sum, jobs);
        Map<OfJob, Kept> kept = shapes.keep(wanted, ids(wanted, datasets));

        Map<Long, List<Changed>> changes = new HashMap<>();
        List<Recorded> changed = new ArrayList<>();
        after.forEach((key, run) -> {
            long job = Present.in(jobs, key.job());
            Optional<Kept> shape = Optional.ofNullable(kept.get(new OfJob(job, run.shape())));
            changed.add(new Recorded(run, shape.map(Kept::id)));
            Optional<Point> was = Optional.ofNullable(before.get(key)).flatMap(recorded -> recorded.shape()
                    .map(id -> point(recorded.sum(), Present.in(shapesBefore, id))));
            Optional<Point> is = shape.map(known -> point(run, known));
            if (!was.equals(is)) {
                changes.computeIfAbsent(job, first -> new ArrayList<>()).add(new Changed(was, is));
            }
        });
        runs.save(changed, withParents(after.values(), jobs));
        declare(sum, jobs, kept).forEach((job, points) -> changes.computeIfAbsent(job, first -> new ArrayList<>())
                .addAll(points));
        return lines(changes, jobs);
    }

    // Parents that a run told before need not be told again.
    private Map<JobName, Long> withParents(Collection<RunSum> runs, Map<JobName, Long> jobs) {
        Set<JobName> others = new HashSet<>();
        runs.forEach(run -> Stream.of(run.parent(), run.root())
                .flatMap(Optional::stream)
                .map(RunOf::job)
                .filter(job -> !jobs.containsKey(job))
                .forEach(others::add));
        if (others.isEmpty()) {
            return jobs;
        }
        Map<JobName, Long> all = new HashMap<>(jobs);
        all.putAll(names.knownJobs(others));
        return all;
    }

    // What a run told before may be of datasets that this batch does not speak of.
    private Map<DatasetName, Long> ids(Set<OfJob> shapes, Map<DatasetName, Long> datasets) {
        Map<DatasetName, Optional<Span>> others = new HashMap<>();
        shapes.forEach(shape -> Stream.of(shape.shape().inputs(), shape.shape().outputs())
                .flatMap(Set::stream)
                .filter(name -> !datasets.containsKey(name))
                .forEach(name -> others.put(name, Optional.empty())));
        if (others.isEmpty()) {
            return datasets;
        }
        Map<DatasetName, Long> ids = new HashMap<>(datasets);
        ids.putAll(names.datasets(others).ids());
        return ids;
    }

    private static RunSum sum(
            @org.jspecify.annotations.Nullable Recorded recorded, Map<Long, Kept> shapes, RunSum told) {
        if (recorded == null) {
            return told;
        }
        Shape shape = recorded.shape().map(id -> Present.in(shapes, id).shape()).orElse(Shape.EMPTY);
        return recorded.sum().with(shape).and(told);
    }

    private static Set<OfJob> shapes(Collection<RunSum> runs, Sum sum, Map<JobName, Long> jobs) {
        Set<OfJob> shapes = new HashSet<>();
        runs.stream()
                .filter(run -> !run.shape().isEmpty())
                .forEach(run -> shapes.add(new OfJob(Present.in(jobs, run.key().job()), run.shape())));
        sum.declarations()
                .forEach(declared -> shapes.add(new OfJob(Present.in(jobs, declared.job()), declared.shape())));
        return shapes;
    }

    private static Point point(RunSum run, Kept shape) {
        return new Point(run.countsAt(), shape.id(), shape.hash(), run.settled(), Optional.of(run.id()));
    }

    private Map<Long, List<Changed>> declare(Sum sum, Map<JobName, Long> jobs, Map<OfJob, Kept> kept) {
        Map<Declaration, Kept> declared = new HashMap<>();
        sum.declarations().forEach(told -> {
            long job = Present.in(jobs, told.job());
            Kept shape = Present.in(kept, new OfJob(job, told.shape()));
            declared.put(new Declaration(job, told.at(), shape.id(), told.own()), shape);
        });
        Map<Long, List<Changed>> changes = new HashMap<>();
        runs.declare(declared.keySet()).forEach(added -> {
            Kept shape = Present.in(declared, added);
            Point point = new Point(added.at(), shape.id(), shape.hash(), added.own(), Optional.empty());
            changes.computeIfAbsent(added.job(), first -> new ArrayList<>())
                    .add(new Changed(Optional.empty(), Optional.of(point)));
        });
        return changes;
    }

    private List<ChangedJob> lines(Map<Long, List<Changed>> changes, Map<JobName, Long> jobs) {
        Map<Long, Tail> tails = lines.tails(changes.keySet());
        Map<Long, List<Line>> grown = new HashMap<>();
        Set<Long> anew = new HashSet<>();
        changes.forEach((job, changed) -> {
            LinePlan plan = new LinePlan(Optional.ofNullable(tails.get(job)), changed);
            if (plan.mustRebuild()) {
                anew.add(job);
            } else if (!plan.lines().isEmpty()) {
                grown.put(job, plan.lines());
            }
        });
        lines.put(grown);
        lines.rebuild(anew);
        Set<Long> told = new HashSet<>(anew);
        grown.forEach((job, put) -> {
            if (put.size() > 1 || !isSameLine(tails.get(job), put.get(0))) {
                told.add(job);
            }
        });
        lines.settle(told);
        List<ChangedJob> changed = new ArrayList<>();
        jobs.forEach((name, id) -> {
            if (told.contains(id)) {
                changed.add(new ChangedJob(id, name));
            }
        });
        return changed;
    }

    private static boolean isSameLine(@org.jspecify.annotations.Nullable Tail tail, Line line) {
        return tail != null && tail.line().from().equals(line.from());
    }
}
