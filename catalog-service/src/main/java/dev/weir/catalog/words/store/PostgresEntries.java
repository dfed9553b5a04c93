package dev.weir.catalog.words.store;

import dev.weir.catalog.words.Entries;
import dev.weir.catalog.words.Entry;
import dev.weir.catalog.words.Kept;
import dev.weir.catalog.words.Kind;
import dev.weir.catalog.words.Link;
import dev.weir.catalog.words.Revision;
import dev.weir.catalog.words.Revision.Change;
import dev.weir.catalog.words.Use;
import dev.weir.catalog.words.WordKey;
import dev.weir.platform.database.Sql;
import dev.weir.platform.json.Json;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresEntries implements Entries {

    // Any number that no other feature locks.
    private static final long LOCK = 7_200_14;

    private final Sql sql;
    private final Json json;
    private final VisibilityRows visibility;

    PostgresEntries(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.json = json;
        this.visibility = new VisibilityRows(sql);
    }

    @Override
    public void lock() {
        sql.query("select pg_advisory_xact_lock(?)", row -> true, LOCK);
    }

    @Override
    public Optional<Kept> find(WordKey key) {
        return sql
                .query(
                        "select * from catalog.word where kind = ? and key = ?",
                        this::kept,
                        key.kind().wireName(),
                        key.key())
                .stream()
                .findFirst();
    }

    @Override
    public List<Kept> list(Kind kind, Filter filter, PageRequest page) {
        String text = filter.text().map(PostgresEntries::anywhere).orElse(null);
        String status = filter.status().map(wanted -> wanted.wireName()).orElse(null);
        String after = page.after(key -> key).orElse(null);
        return sql.query("""
                select * from catalog.word
                where kind = ? and (?::text is null or lower(body::text) like ?)
                  and (?::text is null or body ->> 'status' = ?)
                  and (?::text is null or key > ?)
                order by key
                limit ?
                """, this::kept, kind.wireName(), text, text, status, status, after, after, page.limit() + 1);
    }

    private static String anywhere(String text) {
        String literally = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + literally + "%";
    }

    @Override
    public List<Kept> all(Kind kind) {
        return sql.query("select * from catalog.word where kind = ? order by key", this::kept, kind.wireName());
    }

    private Kept kept(ResultSet row) throws SQLException {
        Kind kind = Kind.called(row.getString("kind")).orElseThrow();
        return new Kept(
                new WordKey(kind, row.getString("key")),
                json.read(row.getString("body"), kind.type()),
                row.getInt("revision"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }

    @Override
    public int write(WordKey key, Optional<Entry> entry, Change change, String actor, String role, Instant at) {
        String kind = key.kind().wireName();
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        String body = entry.map(json::write).orElse(null);
        int revision = sql.query(
                        """
                        insert into catalog.word_revision (kind, key, revision, at, actor, role, change, body)
                        select ?, ?, coalesce(max(revision), 0) + 1, ?, ?, ?, ?, ?::jsonb
                        from catalog.word_revision where kind = ? and key = ?
                        returning revision
                        """,
                        row -> row.getInt("revision"),
                        kind,
                        key.key(),
                        now,
                        actor,
                        role,
                        change.wireName(),
                        body,
                        kind,
                        key.key())
                .get(0);
        sql.update("delete from catalog.word_link where from_kind = ? and from_key = ?", kind, key.key());
        if (body == null) {
            sql.update("delete from catalog.word where kind = ? and key = ?", kind, key.key());
            return revision;
        }
        sql.update("""
                insert into catalog.word (kind, key, revision, body, updated_at, updated_by)
                values (?, ?, ?, ?::jsonb, ?, ?)
                on conflict (kind, key) do update
                set revision = excluded.revision, body = excluded.body, updated_at = excluded.updated_at,
                    updated_by = excluded.updated_by
                """, kind, key.key(), revision, body, now, actor);
        link(key, entry.orElseThrow().links());
        return revision;
    }

    private void link(WordKey from, List<Link> links) {
        sql.update(
                """
                insert into catalog.word_link (from_kind, from_key, relation, place, to_kind, to_key)
                select ?, ?, t.* from unnest(?::text[], ?::text[], ?::text[], ?::text[]) t
                on conflict do nothing
                """,
                from.kind().wireName(),
                from.key(),
                links.stream().map(Link::relation).toArray(String[]::new),
                links.stream().map(Link::place).toArray(String[]::new),
                links.stream().map(link -> link.to().kind().wireName()).toArray(String[]::new),
                links.stream().map(link -> link.to().key()).toArray(String[]::new));
    }

    private static final String REVISIONS = """
            select r.*, b.body as before
            from catalog.word_revision r
            left join catalog.word_revision b on b.kind = r.kind and b.key = r.key and b.revision = r.revision - 1
            where r.kind = ? and r.key = ?
            """;

    @Override
    public List<Revision> history(WordKey key, PageRequest page) {
        Integer before = page.after(Integer::valueOf).orElse(null);
        return sql.query(
                REVISIONS + " and (?::int is null or r.revision < ?) order by r.revision desc limit ?",
                row -> revision(key.kind(), row),
                key.kind().wireName(),
                key.key(),
                before,
                before,
                page.limit() + 1);
    }

    @Override
    public Optional<Revision> revision(WordKey key, int revision) {
        return sql
                .query(
                        REVISIONS + " and r.revision = ?",
                        row -> revision(key.kind(), row),
                        key.kind().wireName(),
                        key.key(),
                        revision)
                .stream()
                .findFirst();
    }

    private Revision revision(Kind kind, ResultSet row) throws SQLException {
        return new Revision(
                row.getInt("revision"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("role"),
                Change.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
                entry(kind, row.getString("before")),
                entry(kind, row.getString("body")));
    }

    private Optional<Entry> entry(Kind kind, @Nullable String body) {
        return Optional.ofNullable(body).map(text -> json.read(text, kind.type()));
    }

    @Override
    public List<Use> uses(WordKey key, Set<String> labels, PageRequest page) {
        String[] after = page.after(PostgresEntries::useCursor).orElseGet(() -> new String[] {"", "", "", ""});
        return sql.query(
                """
                select l.from_kind, l.from_key, l.relation, l.place, coalesce(d.alias, w.body ->> 'name') as title
                from catalog.word_link l
                join catalog.word w on w.kind = l.from_kind and w.key = l.from_key
                left join catalog.dataset d on l.from_kind = 'dataset' and d.id::text = l.from_key
                left join catalog.dataset_visibility v on v.dataset_id = d.id
                where l.to_kind = ? and l.to_key = ? and (v.labels is null or v.labels && ?::text[])
                  and (l.from_kind, l.from_key, l.relation, l.place) > (?, ?, ?, ?)
                order by l.from_kind, l.from_key, l.relation, l.place
                limit ?
                """,
                row -> new Use(
                        new WordKey(Kind.called(row.getString("from_kind")).orElseThrow(), row.getString("from_key")),
                        row.getString("relation"),
                        row.getString("place"),
                        row.getString("title")),
                key.kind().wireName(),
                key.key(),
                labels.toArray(String[]::new),
                after[0],
                after[1],
                after[2],
                after[3],
                page.limit() + 1);
    }

    private static String[] useCursor(String cursor) {
        String[] parts = cursor.split("\n", 4);
        if (parts.length < 4) {
            throw new IllegalArgumentException("not a use: " + cursor);
        }
        return parts;
    }

    @Override
    public boolean isUsed(WordKey key) {
        return !sql.query("""
                        select 1 from catalog.word_link where to_kind = ? and to_key = ?
                          and not (from_kind = to_kind and from_key = to_key)
                        limit 1
                        """, row -> true, key.kind().wireName(), key.key()).isEmpty();
    }

    @Override
    public Set<WordKey> missing(Collection<WordKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        List<WordKey> asked = List.copyOf(keys);
        return new HashSet<>(sql.query(
                """
                select t.kind, t.key from unnest(?::text[], ?::text[]) as t (kind, key)
                where case when t.kind = 'dataset'
                    then not exists (select 1 from catalog.dataset d where d.id = t.key::uuid)
                    else not exists (select 1 from catalog.word w where w.kind = t.kind and w.key = t.key) end
                """,
                row -> new WordKey(Kind.called(row.getString("kind")).orElseThrow(), row.getString("key")),
                asked.stream().map(key -> key.kind().wireName()).toArray(String[]::new),
                asked.stream().map(WordKey::key).toArray(String[]::new)));
    }

    @Override
    public boolean isInACircle(WordKey key) {
        return !sql.query(
                        """
                        with recursive above as (
                            select to_key from catalog.word_link
                            where from_kind = ? and from_key = ? and relation = 'parent'
                            union
                            select l.to_key from above
                            join catalog.word_link l
                              on l.from_kind = ? and l.from_key = above.to_key and l.relation = 'parent'
                        )
                        select 1 from above where to_key = ?
                        """,
                        row -> true,
                        key.kind().wireName(),
                        key.key(),
                        key.kind().wireName(),
                        key.key())
                .isEmpty();
    }

    @Override
    public Map<UUID, Set<String>> settleVisibility(Optional<UUID> dataset) {
        return visibility.settle(dataset);
    }

    @Override
    public boolean opensADataset(String team) {
        return !sql.query("""
                        select 1 from catalog.word_link
                        where to_kind = 'owner' and to_key = ? and relation = 'visible-to' limit 1
                        """, row -> true, team).isEmpty();
    }

    @Override
    public Set<UUID> hidden(Collection<UUID> datasets, Set<String> labels) {
        if (datasets.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.query(
                """
                select dataset_id from catalog.dataset_visibility
                where dataset_id = any (?::uuid[]) and not labels && ?::text[]
                """,
                row -> row.getObject("dataset_id", UUID.class),
                datasets.stream().map(UUID::toString).toArray(String[]::new),
                labels.toArray(String[]::new)));
    }

    @Override
    public Endorsements endorsements(UUID dataset, String actor) {
        return sql.query("""
                        select count(*) as said, coalesce(bool_or(actor = ?), false) as own
                        from catalog.endorsement where dataset_id = ?
                        """, row -> new Endorsements(row.getLong("said"), row.getBoolean("own")), actor, dataset)
                .get(0);
    }

    @Override
    public boolean endorse(UUID dataset, String actor, Instant at) {
        return sql.update("""
                        insert into catalog.endorsement (dataset_id, actor, at) values (?, ?, ?) on conflict do nothing
                        """, dataset, actor, at.atOffset(ZoneOffset.UTC)) == 1;
    }

    @Override
    public boolean withdraw(UUID dataset, String actor) {
        return sql.update("delete from catalog.endorsement where dataset_id = ? and actor = ?", dataset, actor) == 1;
    }
}
