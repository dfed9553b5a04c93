package dev.weir.catalog.glue.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.glue.DueMirrors;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresDueMirrors implements DueMirrors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sql sql;

    PostgresDueMirrors(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public void changed(UUID dataset) {
        sql.update("""
                insert into catalog.glue_due (lake_id, dataset_id, due_at)
                select d.lake_id, d.id, clock_timestamp()
                from catalog.dataset d join catalog.glue_setup s on s.lake_id = d.lake_id
                where d.id = ? and d.origin = 'crawl' and s.mirror and s.automatic
                on conflict (lake_id, dataset_id) do update set due_at = excluded.due_at
                """, dataset);
    }

    @Override
    public List<UUID> lakes() {
        return sql.query("""
                select distinct u.lake_id
                from catalog.glue_due u
                where u.due_at <= clock_timestamp() and not exists (
                    select from catalog.glue_run r
                    where r.lake_id = u.lake_id and r.state = 'running' and r.lease_until > clock_timestamp())
                """, row -> row.getObject("lake_id", UUID.class));
    }

    @Override
    public List<UUID> take(UUID lakeId) {
        return sql.query("""
                delete from catalog.glue_due
                where lake_id = ? and due_at <= clock_timestamp()
                returning dataset_id
                """, row -> row.getObject("dataset_id", UUID.class), lakeId);
    }

    @Override
    public void putBack(UUID lakeId, Collection<UUID> datasets, Duration after) {
        sql.update("""
                insert into catalog.glue_due (lake_id, dataset_id, due_at)
                select d.lake_id, d.id, clock_timestamp() + make_interval(secs => ?)
                from catalog.dataset d
                where d.lake_id = ? and d.id in (select jsonb_array_elements_text(?::jsonb)::uuid)
                on conflict (lake_id, dataset_id) do nothing
                """, after.toMillis() / 1000.0, lakeId, text(datasets));
    }

    private static String text(Collection<UUID> ids) {
        try {
            return JSON.writeValueAsString(ids);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("ids are not to be written as JSON", impossible);
        }
    }
}
