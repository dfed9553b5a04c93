package dev.weir.catalog.words.store;

import dev.weir.platform.access.Visibility;
import dev.weir.platform.database.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who sees which dataset: what is said of it, else of its domain, else of the nearest domain above that says something. */
final class VisibilityRows {

    private final Sql sql;

    VisibilityRows(Sql sql) {
        this.sql = sql;
    }

    private record Settled(UUID dataset, Set<String> labels) {}

    Map<UUID, Set<String>> settle(Optional<UUID> dataset) {
        String only = dataset.map(UUID::toString).orElse(null);
        List<Settled> changed =
                sql.query("""
                with recursive said as (
                    select key, body ->> 'parent' as parent, body -> 'visibleTo' as labels
                    from catalog.word where kind = 'domain'
                ), above (key, parent, labels, steps) as (
                    select key, parent, labels, 0 from said
                    union all
                    select a.key, s.parent, s.labels, a.steps + 1
                    from above a join said s on s.key = a.parent
                    where a.labels is null and a.steps < 1000
                ), domain as (
                    select distinct on (key) key, labels from above where labels is not null order by key, steps
                ), told as (
                    select w.key::uuid as dataset_id, coalesce(w.body -> 'visibleTo', d.labels) as labels
                    from catalog.word w left join domain d on d.key = w.body ->> 'domain'
                    where w.kind = 'dataset' and (?::text is null or w.key = ?)
                ), wanted as (
                    select dataset_id, array(
                        select label collate "C" from jsonb_array_elements_text(labels) as label
                        union select ?::text collate "C" order by 1) as labels
                    from told where labels is not null and labels <> '["everyone"]'
                ), settled as (
                    select * from catalog.dataset_visibility where ?::text is null or dataset_id = ?::uuid
                )
                select coalesce(w.dataset_id, s.dataset_id) as dataset_id, w.labels
                from wanted w full join settled s on s.dataset_id = w.dataset_id
                where w.labels is distinct from s.labels
                """, VisibilityRows::settled, only, only, Visibility.ADMINISTRATOR, only, only);
        Map<UUID, Set<String>> labels = new HashMap<>();
        for (Settled now : changed) {
            sql.update("delete from catalog.dataset_visibility where dataset_id = ?", now.dataset());
            if (!now.labels().isEmpty()) {
                sql.update(
                        "insert into catalog.dataset_visibility (dataset_id, labels) values (?, ?)",
                        now.dataset(),
                        now.labels().stream().sorted().toArray(String[]::new));
            }
            labels.put(now.dataset(), now.labels());
        }
        return labels;
    }

    private static Settled settled(ResultSet row) throws SQLException {
        return new Settled(row.getObject("dataset_id", UUID.class), texts(row.getArray("labels")));
    }

    static Set<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? Set.of() : Set.of((String[]) array.getArray());
    }
}
