package dev.weir.catalog.words.store;

import dev.weir.catalog.words.DatasetReferences;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresDatasetReferences implements DatasetReferences {

    private final Sql sql;

    PostgresDatasetReferences(DataSource database) {
        this.sql = new Sql(database);
    }

    private record Match(String reference, UUID dataset) {}

    @Override
    public Map<String, UUID> resolve(Collection<String> references, Set<String> labels) {
        return unambiguous("""
                select r.reference, d.id
                from unnest(?::text[]) as r (reference)
                join lateral (
                    select d.id from catalog.dataset d join platform.lake l on l.id = d.lake_id
                    where l.name = split_part(r.reference, '/', 1)
                      and d.alias = substr(r.reference, position('/' in r.reference) + 1)
                    union
                    select d.id from catalog.dataset d
                    where d.namespace = split_part(r.reference, ' ', 1)
                      and d.name = substr(r.reference, position(' ' in r.reference) + 1)
                ) d on true
                left join catalog.dataset_visibility v on v.dataset_id = d.id
                where v.labels is null or v.labels && ?::text[]
                """, references, labels);
    }

    @Override
    public Map<String, UUID> tables(Collection<String> names, Set<String> labels) {
        return unambiguous("""
                select r.reference, d.id
                from unnest(?::text[]) as r (reference)
                join lateral (
                    select d.id from catalog.dataset d where d.alias = r.reference and d.missing_since is null
                    union
                    select a.dataset_id from catalog.dataset_alias a
                    where a.kind = 'glue-table' and a.alias = r.reference
                ) d on true
                left join catalog.dataset_visibility v on v.dataset_id = d.id
                where v.labels is null or v.labels && ?::text[]
                """, names, labels);
    }

    private Map<String, UUID> unambiguous(String query, Collection<String> references, Set<String> labels) {
        List<Match> matches = sql.query(
                query,
                row -> new Match(row.getString("reference"), row.getObject("id", UUID.class)),
                new HashSet<>(references).toArray(String[]::new),
                labels.toArray(String[]::new));
        Map<String, UUID> found = new HashMap<>();
        Set<String> several = new HashSet<>();
        matches.forEach(match -> {
            if (found.put(match.reference(), match.dataset()) != null) {
                several.add(match.reference());
            }
        });
        found.keySet().removeAll(several);
        return found;
    }

    @Override
    public Map<UUID, String> referencesOf(Collection<UUID> datasets) {
        Map<UUID, String> references = new HashMap<>();
        sql.query("""
                        select d.id, case when exists (
                                select 1 from catalog.dataset o
                                where o.alias = d.alias and o.lake_id = d.lake_id and o.id <> d.id)
                            then d.namespace || ' ' || d.name else l.name || '/' || d.alias end as reference
                        from unnest(?::uuid[]) as w (id)
                        join catalog.dataset d on d.id = w.id join platform.lake l on l.id = d.lake_id
                        """, row -> new Match(row.getString("reference"), row.getObject("id", UUID.class)), (Object)
                        datasets.stream().map(UUID::toString).toArray(String[]::new))
                .forEach(match -> references.put(match.dataset(), match.reference()));
        return references;
    }
}
