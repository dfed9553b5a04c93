package dev.weir.lineage.fold.store;

import dev.weir.lineage.event.JobName;
import dev.weir.lineage.event.Present;
import dev.weir.lineage.event.Shape;
import dev.weir.lineage.event.Told.Pace;
import dev.weir.lineage.event.Told.RunOf;
import dev.weir.lineage.fold.RunKey;
import dev.weir.lineage.fold.RunSum;
import dev.weir.lineage.fold.RunSum.End;
import dev.weir.lineage.fold.RunSum.State;
import dev.weir.lineage.fold.Runs;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresRuns implements Runs {

    private final Sql sql;

    PostgresRuns(DataSource database) {
        this.sql = new Sql(database);
    }

    private record ByIds(UUID id, long job) {}

    @Override
    public Map<RunKey, Recorded> find(Collection<RunKey> keys, Map<JobName, Long> jobs) {
        Map<RunKey, Recorded> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        Map<ByIds, RunKey> byIds = new HashMap<>();
        keys.forEach(key -> byIds.put(new ByIds(key.id(), Present.in(jobs, key.job())), key));
        List<ByIds> wanted = List.copyOf(byIds.keySet());
        sql.query("""
                        select r.*, p.namespace as parent_namespace, p.name as parent_name,
                            o.namespace as root_namespace, o.name as root_name
                        from unnest(?::uuid[], ?::bigint[]) as t (id, job_id)
                        join lineage.run r on r.id = t.id and r.job_id = t.job_id
                        left join lineage.job p on p.id = r.parent_job_id
                        left join lineage.job o on o.id = r.root_job_id
                        """, row -> recorded(row, byIds), Arrays.texts(wanted, ByIds::id), Arrays.longs(wanted, ByIds::job))
                .forEach(recorded -> found.put(recorded.sum().key(), recorded));
        return found;
    }

    private static Recorded recorded(ResultSet row, Map<ByIds, RunKey> keys) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        Optional<Instant> ended = instant(row, "ended_at");
        Optional<String> error = Optional.ofNullable(row.getString("error"));
        RunSum sum = new RunSum(
                Present.in(keys, new ByIds(row.getObject("id", UUID.class), row.getLong("job_id"))),
                row.getBoolean("streaming") ? Pace.STREAMING : Pace.BATCH,
                row.getBoolean("begun"),
                instant(row, "started_at"),
                ended.map(at -> new End(at, state, error)),
                instant(row, "first_at").orElseThrow(),
                instant(row, "last_at").orElseThrow(),
                instant(row, "nominal_start"),
                instant(row, "nominal_end"),
                runOf(row, "parent"),
                runOf(row, "root"),
                Shape.EMPTY);
        return new Recorded(sum, Optional.ofNullable((Long) row.getObject("shape_id")));
    }

    private static Optional<RunOf> runOf(ResultSet row, String what) throws SQLException {
        UUID run = row.getObject(what + "_run_id", UUID.class);
        return run == null
                ? Optional.empty()
                : Optional.of(
                        new RunOf(run, new JobName(row.getString(what + "_namespace"), row.getString(what + "_name"))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @Override
    public void save(Collection<Recorded> runs, Map<JobName, Long> jobs) {
        if (runs.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into lineage.run as r (id, job_id, shape_id, state, streaming, begun, started_at, ended_at, first_at,
                    last_at, nominal_start, nominal_end, parent_run_id, parent_job_id, root_run_id, root_job_id, error,
                    counts_at)
                select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[], ?::boolean[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                    ?::timestamptz[], ?::uuid[], ?::bigint[], ?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[])
                on conflict (id, job_id) do update set shape_id = excluded.shape_id, state = excluded.state,
                    streaming = excluded.streaming, begun = excluded.begun, started_at = excluded.started_at,
                    ended_at = excluded.ended_at, first_at = excluded.first_at, last_at = excluded.last_at,
                    nominal_start = excluded.nominal_start, nominal_end = excluded.nominal_end,
                    parent_run_id = excluded.parent_run_id, parent_job_id = excluded.parent_job_id,
                    root_run_id = excluded.root_run_id, root_job_id = excluded.root_job_id, error = excluded.error,
                    counts_at = excluded.counts_at
                """,
                Arrays.texts(runs, run -> run.sum().id()),
                Arrays.longs(runs, run -> Present.in(jobs, run.sum().key().job())),
                Arrays.texts(runs, run -> run.shape().orElse(null)),
                Arrays.texts(runs, run -> run.sum().state()),
                Arrays.flags(runs, run -> run.sum().pace() == Pace.STREAMING),
                Arrays.flags(runs, run -> run.sum().begun()),
                Arrays.texts(runs, run -> run.sum().started().orElse(null)),
                Arrays.texts(runs, run -> run.sum().end().map(End::at).orElse(null)),
                Arrays.texts(runs, run -> run.sum().first()),
                Arrays.texts(runs, run -> run.sum().last()),
                Arrays.texts(runs, run -> run.sum().nominalStart().orElse(null)),
                Arrays.texts(runs, run -> run.sum().nominalEnd().orElse(null)),
                Arrays.texts(runs, run -> run.sum().parent().map(RunOf::run).orElse(null)),
                Arrays.texts(runs, run -> run.sum()
                        .parent()
                        .map(of -> Present.in(jobs, of.job()))
                        .orElse(null)),
                Arrays.texts(runs, run -> run.sum().root().map(RunOf::run).orElse(null)),
                Arrays.texts(runs, run -> run.sum()
                        .root()
                        .map(of -> Present.in(jobs, of.job()))
                        .orElse(null)),
                Arrays.texts(runs, run -> run.sum().end().flatMap(End::error).orElse(null)),
                Arrays.texts(runs, run -> run.sum().countsAt()));
    }

    @Override
    public Set<Declaration> declare(Collection<Declaration> declarations) {
        if (declarations.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.query(
                """
                insert into lineage.declaration (job_id, at, shape_id, own)
                select * from unnest(?::bigint[], ?::timestamptz[], ?::bigint[], ?::boolean[])
                on conflict do nothing returning job_id, at, shape_id, own
                """,
                row -> new Declaration(
                        row.getLong("job_id"),
                        instant(row, "at").orElseThrow(),
                        row.getLong("shape_id"),
                        row.getBoolean("own")),
                Arrays.longs(declarations, Declaration::job),
                Arrays.texts(declarations, Declaration::at),
                Arrays.longs(declarations, Declaration::shape),
                Arrays.flags(declarations, Declaration::own)));
    }
}
