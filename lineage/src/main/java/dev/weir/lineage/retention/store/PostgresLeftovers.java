package dev.weir.lineage.retention.store;

import dev.weir.lineage.retention.Leftovers;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresLeftovers implements Leftovers {

    private final Sql sql;

    PostgresLeftovers(DataSource database) {
        this.sql = new Sql(database);
    }

    // Waits for a batch that is being folded: that takes a moment, and we come once an hour.
    private void lock() {
        sql.query("select 1 from lineage.folder where id = 1 for update", row -> row.getInt(1));
    }

    // Lines are made anew from runs, from the horizon on. A line that began before stays as it is.
    @Override
    public int forgetRuns(Instant end, int limit) {
        lock();
        sql.update("update lineage.folder set horizon = greatest(horizon, ?::timestamptz)", end.toString());
        return sql.update("""
                delete from lineage.run where (id, job_id) in (
                    select id, job_id from lineage.run where last_at < ?::timestamptz and counts_at < ?::timestamptz limit ?)
                """, end.toString(), end.toString(), limit);
    }

    @Override
    public int sweep(int limit) {
        lock();
        int shapes = sql.update("""
                delete from lineage.shape where id in (
                    select s.id from lineage.shape s
                    where not exists (select 1 from lineage.run r where r.shape_id = s.id)
                      and not exists (select 1 from lineage.job_shape l where l.shape_id = s.id)
                      and not exists (select 1 from lineage.declaration d where d.shape_id = s.id)
                      and not exists (select 1 from lineage.job j where j.shape_id = s.id)
                    limit ?)
                """, limit);
        int facets = sql.update("""
                delete from lineage.facet where hash in (
                    select f.hash from lineage.facet f
                    where not exists (select 1 from lineage.job_facet j where j.hash = f.hash)
                      and not exists (select 1 from lineage.dataset_facet d where d.hash = f.hash)
                      and not exists (select 1 from lineage.dataset_schema s where s.hash = f.hash)
                    limit ?)
                """, limit);
        if (shapes + facets > 0) {
            sql.update("update lineage.folder set epoch = epoch + 1");
        }
        return shapes + facets;
    }
}
