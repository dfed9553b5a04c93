package dev.weir.catalog.words.store;

import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Visibility;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** As it is in the database at the moment of the question: who is let out of a team sees nothing more at once. */
@ApplicationScoped
class PostgresVisibility implements Visibility {

    private final Sql sql;

    PostgresVisibility(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public Set<String> borneBy(Actor actor) {
        Set<String> labels = Visibility.ofRole(actor);
        labels.addAll(sql.query(
                "select key from catalog.word where kind = 'owner' and jsonb_exists(body -> 'members', ?)",
                row -> "team:" + row.getString("key"),
                actor.name()));
        return labels;
    }

    @Override
    public Set<DatasetName> hidden(Actor actor, Collection<DatasetName> datasets) {
        Set<String> labels = Visibility.ofRole(actor);
        // Every restricted dataset carries it: nothing is hidden, and nothing need be asked.
        if (datasets.isEmpty() || labels.contains(Visibility.ADMINISTRATOR)) {
            return Set.of();
        }
        return new HashSet<>(sql.query(
                """
                select d.namespace, d.name
                from unnest(?::text[], ?::text[]) as t (namespace, name)
                join catalog.dataset d on d.namespace = t.namespace and d.name = t.name
                join catalog.dataset_visibility v on v.dataset_id = d.id
                where not v.labels && ?::text[]
                """,
                row -> new DatasetName(row.getString("namespace"), row.getString("name")),
                datasets.stream().map(DatasetName::namespace).toArray(String[]::new),
                datasets.stream().map(DatasetName::name).toArray(String[]::new),
                borneBy(actor).toArray(String[]::new)));
    }
}
