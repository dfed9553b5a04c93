package dev.weir.catalog.search.store;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Entry.Labels;
import dev.weir.catalog.search.Entry.Usefulness;
import dev.weir.catalog.search.Kind;
import dev.weir.format.ColumnsJson;
import dev.weir.platform.change.Change;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Datasets, with what quality and lineage know of them. */
@ApplicationScoped
class DatasetRows implements EntryRows {

    private static final Set<String> ABOUT_DATASETS = Set.of("batch", "incident", "ruleset");

    private static final Set<String> SPOKEN_OF = Set.of("term", "domain", "owner");

    private final Sql sql;

    DatasetRows(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public Kind kind() {
        return Kind.DATASET;
    }

    @Override
    public String idIn() {
        return "d.id = any (?::uuid[])";
    }

    // In lineage a dataset is found by the first half of a hash of its name.
    @Override
    public String query(String condition) {
        // jsonb_exists is the operator ?, which JDBC takes for a parameter.
        return """
                select d.id, d.namespace, d.name, d.alias, l.name as lake, d.zone, d.format, d.updated_at, d.missing_since,
                    v.columns,
                    (select array_agg(t.column_path || chr(10) || t.tag order by t.column_path, t.tag)
                     from catalog.column_tag t where t.dataset_id = d.id) as tags,
                    (select array_agg(a.alias order by a.alias) from catalog.dataset_alias a where a.dataset_id = d.id) as aliases,
                    coalesce(
                        (select string_agg(distinct o.body ->> 'name', ', ') from catalog.word_link k
                         join catalog.word o on o.kind = 'owner' and o.key = k.to_key
                         where k.from_kind = 'dataset' and k.from_key = d.id::text and k.to_kind = 'owner'
                           and k.relation like '%%-owner'),
                        (select r.owner from quality.ruleset r
                     where r.lake = l.name and r.dataset = d.alias and r.owner is not null order by r.name limit 1)) as owner,
                    (select o.body ->> 'name' from catalog.word o
                     where o.kind = 'domain' and o.key = w.body ->> 'domain') as domain,
                    (select array_agg(distinct said) from catalog.word_link k
                     join catalog.word t on t.kind = 'term' and t.key = k.to_key
                     cross join lateral (
                         select t.body ->> 'name' as said
                         union select jsonb_array_elements_text(coalesce(t.body -> 'synonyms', '[]'))
                         union select jsonb_array_elements_text(coalesce(t.body -> 'abbreviations', '[]'))) words
                     where k.from_kind = 'dataset' and k.from_key = d.id::text and k.to_kind = 'term') as terms,
                    w.body ->> 'description' as said, jsonb_exists(w.body, 'certification') as certified,
                    jsonb_exists(w.body, 'deprecation') as deprecated, s.labels as visible_to,
                    (select b.verdict from quality.batch b
                     where b.dataset = d.alias and b.lake = l.name and b.verdict is not null
                     order by b.id desc limit 1) as verdict,
                    (select count(distinct j.id) from lineage.dataset n
                     join lineage.dataset same on same.canonical_id = n.canonical_id
                     join lineage.shape_io io on io.dataset_id = same.id and io.direction = 0
                     join lineage.job j on j.shape_id = io.shape_id
                     where n.key = %1$s) as consumers,
                    (select f.body::jsonb ->> 'description' from lineage.dataset n
                     join lineage.dataset_facet df on df.dataset_id = n.id and df.name = 'documentation'
                     join lineage.facet f on f.hash = df.hash
                     where n.key = %1$s) as description
                from catalog.dataset d
                join platform.lake l on l.id = d.lake_id
                join catalog.dataset_version v on v.dataset_id = d.id and v.version = d.version
                left join catalog.word w on w.kind = 'dataset' and w.key = d.id::text
                left join catalog.dataset_visibility s on s.dataset_id = d.id
                where %2$s
                """.formatted(
                        "substr(sha256(convert_to(d.namespace, 'UTF8') || '\\x00'::bytea || convert_to(d.name, 'UTF8')), 1, 16)",
                        condition);
    }

    @Override
    public Entry entry(ResultSet row) throws SQLException {
        Map<String, List<String>> tags = new HashMap<>();
        Set<String> allTags = new LinkedHashSet<>();
        for (String pair : EntryRows.texts(row, "tags")) {
            int end = pair.indexOf('\n');
            tags.computeIfAbsent(pair.substring(0, end), path -> new ArrayList<>())
                    .add(pair.substring(end + 1));
            allTags.add(pair.substring(end + 1));
        }
        List<Entry.Column> columns = ColumnsJson.read(row.getString("columns")).stream()
                .map(column -> new Entry.Column(
                        column.name(), column.type().toString(), tags.getOrDefault(column.name(), List.of())))
                .toList();
        Optional<String> told = EntryRows.text(row, "description");
        List<String> words = new ArrayList<>(EntryRows.texts(row, "aliases"));
        words.addAll(EntryRows.texts(row, "terms"));
        boolean missing = row.getObject("missing_since") != null;
        Optional<String> quality = missing
                ? Optional.of("missing")
                : EntryRows.text(row, "verdict").map(DatasetRows::quality);
        return new Entry(
                Kind.DATASET,
                row.getString("id"),
                Optional.of(row.getString("lake")),
                row.getString("alias"),
                row.getString("namespace") + "/" + row.getString("name"),
                EntryRows.text(row, "said").or(() -> told).orElse(""),
                words,
                List.copyOf(allTags),
                new Labels(
                        EntryRows.text(row, "zone"),
                        EntryRows.text(row, "format").map(format -> format.toLowerCase(Locale.ROOT)),
                        EntryRows.text(row, "owner"),
                        EntryRows.text(row, "domain"),
                        Optional.of(quality.orElse("unchecked"))),
                new Usefulness(row.getBoolean("certified"), row.getBoolean("deprecated"), row.getInt("consumers")),
                EntryRows.time(row, "updated_at"),
                columns,
                EntryRows.texts(row, "visible_to"));
    }

    private static String quality(String verdict) {
        return switch (verdict) {
            case "PASSED" -> "passing";
            case "FAILED" -> "failing";
            default -> verdict.toLowerCase(Locale.ROOT);
        };
    }

    @Override
    public Set<String> touched(Collection<Change> changes) {
        Set<String> touched = new HashSet<>();
        Set<String> aliases = new HashSet<>();
        Set<Long> jobs = new HashSet<>();
        for (Change change : changes) {
            String about =
                    change.subject().substring(0, Math.max(0, change.subject().indexOf('/')));
            if (about.equals("dataset")) {
                touched.add(EntryRows.idOf(change));
            } else if (ABOUT_DATASETS.contains(about) && change.payload().hasNonNull("dataset")) {
                aliases.add(change.payload().get("dataset").asText());
            } else if (about.equals("ruleset")) {
                touched.addAll(ofRuleset(EntryRows.idOf(change)));
            } else if (SPOKEN_OF.contains(about)) {
                touched.addAll(thatSpeakOf(about, EntryRows.idOf(change)));
            } else if (change.kind().equals("lineage.job.changed")) {
                jobs.add(change.payload().path("jobId").asLong());
            } else if (change.kind().startsWith("glue.")) {
                touched.addAll(aliased(EntryRows.idOf(change)));
            }
        }
        if (!aliases.isEmpty()) {
            touched.addAll(ids("select id from catalog.dataset where alias = any (?)", aliases.toArray(String[]::new)));
        }
        if (!jobs.isEmpty()) {
            touched.addAll(ofJobs(jobs));
        }
        return touched;
    }

    private List<String> ids(String query, Object parameter) {
        return sql.query(query, row -> row.getString("id"), parameter);
    }

    private List<String> thatSpeakOf(String kind, String key) {
        return sql.query(
                "select from_key as id from catalog.word_link where to_kind = ? and to_key = ? and from_kind = 'dataset'",
                row -> row.getString("id"),
                kind,
                key);
    }

    private List<String> ofRuleset(String name) {
        return ids("""
                select d.id from quality.ruleset r
                join catalog.dataset d on d.alias = r.dataset
                where r.name = ?
                """, name);
    }

    /** Aliases are found, and forgotten, by a lake's import. */
    private List<String> aliased(String lake) {
        return ids("""
                select distinct a.dataset_id as id from catalog.dataset_alias a
                join platform.lake l on l.id = a.lake_id
                where l.name = ?
                """, lake);
    }

    /** What these jobs read now, or read at any time before. */
    private List<String> ofJobs(Set<Long> jobs) {
        return ids("""
                select distinct d.id from lineage.job_shape s
                join lineage.shape_io io on io.shape_id = s.shape_id and io.direction = 0
                join lineage.dataset n on n.id = io.dataset_id
                join lineage.dataset same on same.canonical_id = n.canonical_id
                join catalog.dataset d on d.namespace = same.namespace and d.name = same.name
                where s.job_id = any (?)
                """, jobs.toArray(Long[]::new));
    }
}
