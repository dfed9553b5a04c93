package dev.weir.lineage.fold.store;

import dev.weir.lineage.event.Facet;
import dev.weir.lineage.event.Hash;
import dev.weir.lineage.fold.Facets;
import dev.weir.lineage.fold.Latest;
import dev.weir.lineage.fold.Span;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresFacets implements Facets {

    private static final int MOST_REMEMBERED = 200_000;

    private final Sql sql;
    private final Remembered<Hash, Boolean> kept = new Remembered<>(MOST_REMEMBERED);

    PostgresFacets(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public void forget() {
        kept.clear();
    }

    @Override
    public Set<Key> ofJobs(Map<Key, Latest> facets) {
        return latest("job", facets);
    }

    @Override
    public Set<Key> ofDatasets(Map<Key, Latest> facets) {
        return latest("dataset", facets);
    }

    private Set<Key> latest(String of, Map<Key, Latest> facets) {
        if (facets.isEmpty()) {
            return Set.of();
        }
        keep(facets.values().stream().map(Latest::facet));
        var rows = List.copyOf(facets.entrySet());
        return new HashSet<>(sql.query(
                """
                with told as (
                    select * from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::bytea[]) as t (id, name, at, hash)
                ), before as (
                    select f.%1$s_id as id, f.name, f.hash from told join lineage.%1$s_facet f
                        on f.%1$s_id = told.id and f.name = told.name
                ), latest as (
                    insert into lineage.%1$s_facet as f (%1$s_id, name, at, hash) select id, name, at, hash from told
                    on conflict (%1$s_id, name) do update set at = excluded.at, hash = excluded.hash
                        where (excluded.at, excluded.hash) > (f.at, f.hash)
                    returning %1$s_id as id, name, hash
                )
                select l.id, l.name from latest l left join before b on b.id = l.id and b.name = l.name
                where b.hash is distinct from l.hash
                """.formatted(of),
                row -> new Key(row.getLong("id"), row.getString("name")),
                Arrays.longs(rows, row -> row.getKey().of()),
                Arrays.texts(rows, row -> row.getKey().name()),
                Arrays.texts(rows, row -> row.getValue().at()),
                Arrays.bytes(rows, row -> row.getValue().facet().hash().bytes())));
    }

    private void keep(Stream<Facet> facets) {
        Map<Hash, Facet> unknown = new LinkedHashMap<>();
        facets.filter(facet -> kept.get(facet.hash()) == null).forEach(facet -> unknown.put(facet.hash(), facet));
        if (unknown.isEmpty()) {
            return;
        }
        sql.update("""
                insert into lineage.facet (hash, body) select * from unnest(?::bytea[], ?::text[]) on conflict do nothing
                """, Arrays.bytes(unknown.keySet(), Hash::bytes), Arrays.texts(unknown.values(), Facet::body));
        unknown.keySet().forEach(hash -> kept.put(hash, true));
    }

    @Override
    public void schemas(Map<SchemaKey, Span> schemas) {
        if (schemas.isEmpty()) {
            return;
        }
        keep(schemas.keySet().stream().map(SchemaKey::fields));
        var rows = List.copyOf(schemas.entrySet());
        sql.update(
                """
                insert into lineage.dataset_schema as s (dataset_id, hash, first_at, last_at)
                select * from unnest(?::bigint[], ?::bytea[], ?::timestamptz[], ?::timestamptz[])
                on conflict (dataset_id, hash) do update
                    set first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at)
                    where s.first_at > excluded.first_at or s.last_at < excluded.last_at
                """,
                Arrays.longs(rows, row -> row.getKey().dataset()),
                Arrays.bytes(rows, row -> row.getKey().fields().hash().bytes()),
                Arrays.texts(rows, row -> row.getValue().first()),
                Arrays.texts(rows, row -> row.getValue().last()));
    }
}
