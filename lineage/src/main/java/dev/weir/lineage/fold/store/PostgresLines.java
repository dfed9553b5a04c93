package dev.weir.lineage.fold.store;

import dev.weir.lineage.fold.Lines;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresLines implements Lines {

    private final Sql sql;

    PostgresLines(DataSource database) {
        this.sql = new Sql(database);
    }

    private record OfJob(long job, Line line) {}

    @Override
    public Map<Long, Tail> tails(Collection<Long> jobs) {
        Map<Long, Tail> tails = new HashMap<>();
        if (jobs.isEmpty()) {
            return tails;
        }
        sql.query(
                """
                select t.job_id, l.from_at, l.last_at, l.shape_id, l.last_run_id, l.settled,
                    (select min(f.from_at) from lineage.job_shape f where f.job_id = t.job_id and f.settled) as first_settled
                from unnest(?::bigint[]) as t (job_id)
                cross join lateral (
                    select * from lineage.job_shape s where s.job_id = t.job_id order by s.from_at desc limit 1) as l
                """,
                row -> tails.put(
                        row.getLong("job_id"),
                        new Tail(
                                new Line(
                                        row.getObject("from_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getObject("last_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getLong("shape_id"),
                                        Optional.ofNullable(row.getObject("last_run_id", UUID.class)),
                                        row.getBoolean("settled")),
                                Optional.ofNullable(row.getObject("first_settled", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant))),
                (Object) Arrays.longs(jobs));
        return tails;
    }

    @Override
    public void put(Map<Long, List<Line>> lines) {
        List<OfJob> rows = new ArrayList<>();
        lines.forEach((job, ofJob) -> ofJob.forEach(line -> rows.add(new OfJob(job, line))));
        if (rows.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into lineage.job_shape (job_id, from_at, last_at, shape_id, last_run_id, settled)
                select * from unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::uuid[], ?::boolean[])
                on conflict (job_id, from_at) do update set last_at = excluded.last_at, shape_id = excluded.shape_id,
                    last_run_id = excluded.last_run_id, settled = excluded.settled
                """,
                Arrays.longs(rows, OfJob::job),
                Arrays.texts(rows, row -> row.line().from()),
                Arrays.texts(rows, row -> row.line().last()),
                Arrays.longs(rows, row -> row.line().shape()),
                Arrays.texts(rows, row -> row.line().run().orElse(null)),
                Arrays.flags(rows, row -> row.line().settled()));
    }

    // Lines that began before the horizon stay: runs that made them may be forgotten.
    @Override
    public void rebuild(Set<Long> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        long[] ids = Arrays.longs(jobs);
        sql.update("""
                delete from lineage.job_shape
                where job_id = any(?::bigint[]) and from_at >= (select horizon from lineage.folder)
                """, (Object) ids);
        sql.update("""
                insert into lineage.job_shape (job_id, from_at, last_at, shape_id, last_run_id, settled)
                with told as (
                    select job_id, counts_at as at, shape_id, id as run_id, streaming or state = 'COMPLETED' as settled
                    from lineage.run
                    where job_id = any(?::bigint[]) and shape_id is not null
                      and counts_at >= (select horizon from lineage.folder)
                    union all
                    select job_id, at, shape_id, null, own from lineage.declaration
                    where job_id = any(?::bigint[]) and at >= (select horizon from lineage.folder)
                ), first as (
                    select job_id, min(at) as at from (
                        select job_id, at from told where settled
                        union all
                        select job_id, from_at from lineage.job_shape where job_id = any(?::bigint[]) and settled
                    ) as settled group by job_id
                ), moments as (
                    -- Of several at one time the one with the greatest hash counts.
                    select distinct on (t.job_id, t.at) t.*
                    from told t join lineage.shape s on s.id = t.shape_id left join first f on f.job_id = t.job_id
                    where t.settled or f.at is null or t.at < f.at
                    order by t.job_id, t.at, s.hash desc, t.run_id desc nulls last
                ), marked as (
                    select *, (shape_id, settled) is distinct from
                        (lag(shape_id) over in_time, lag(settled) over in_time) as begins
                    from moments window in_time as (partition by job_id order by at)
                ), numbered as (
                    select *, count(*) filter (where begins) over (partition by job_id order by at) as line from marked
                )
                select job_id, min(at), max(at), shape_id, (array_agg(run_id order by at desc))[1], settled
                from numbered group by job_id, line, shape_id, settled
                """, ids, ids, ids);
    }

    @Override
    public void settle(Collection<Long> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        sql.update("""
                update lineage.job j set shape_id = l.shape_id
                from unnest(?::bigint[]) as t (job_id)
                cross join lateral (
                    select s.shape_id from lineage.job_shape s where s.job_id = t.job_id order by s.from_at desc limit 1) as l
                where j.id = t.job_id and j.shape_id is distinct from l.shape_id
                """, (Object) Arrays.longs(jobs));
    }
}
