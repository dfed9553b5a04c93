package dev.weir.catalog.crawl.store;

import dev.weir.catalog.crawl.Crawl;
import dev.weir.catalog.crawl.CrawlProgress;
import dev.weir.catalog.crawl.CrawlState;
import dev.weir.catalog.crawl.Crawls;
import dev.weir.catalog.crawl.Finding;
import dev.weir.platform.database.Sql;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresCrawls implements Crawls {

    private static final String SUMS = """
            coalesce(sum(objects_listed), 0) as objects_listed, coalesce(sum(files_read), 0) as files_read,
            coalesce(sum(datasets_found), 0) as datasets_found, coalesce(sum(datasets_changed), 0) as datasets_changed,
            coalesce(sum(datasets_new), 0) as datasets_new, coalesce(sum(datasets_missing), 0) as datasets_missing,
            coalesce(sum(files_new), 0) as files_new, coalesce(sum(files_changed), 0) as files_changed,
            coalesce(sum(files_gone), 0) as files_gone, coalesce(sum(problems), 0) as problems, coalesce(sum(findings), 0) as findings
            """;

    private final Sql sql;

    PostgresCrawls(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public void add(Crawl crawl, UUID lakeId, String requestedBy) {
        sql.update(
                """
                insert into catalog.crawl (id, lake_id, prefix, folders, state, requested_by, created_at)
                values (?, ?, ?, ?::jsonb, ?, ?, ?)
                """,
                crawl.id(),
                lakeId,
                crawl.prefix(),
                folders(crawl.folders()),
                crawl.state().wireName(),
                requestedBy,
                time(crawl.createdAt()));
    }

    @Override
    public Optional<Crawl> find(UUID id) {
        return sql.query("""
                        select c.*, l.name as lake
                        from catalog.crawl c join platform.lake l on l.id = c.lake_id
                        where c.id = ?
                        """, PostgresCrawls::crawl, id).stream().findFirst();
    }

    @Override
    public Optional<Crawl> join(UUID lakeId, String prefix, List<String> folders) {
        return sql.query("""
                        with joined as (
                            update catalog.crawl c
                            set folders = (select jsonb_agg(distinct f.name)
                                from jsonb_array_elements_text(c.folders || ?::jsonb) f (name))
                            where c.state = 'queued' and c.id = (
                                select id from catalog.crawl
                                where lake_id = ? and prefix = ? and state = 'queued'
                                limit 1
                                for update)
                            returning c.*
                        )
                        select c.*, l.name as lake from joined c join platform.lake l on l.id = c.lake_id
                        """, PostgresCrawls::crawl, folders(folders), lakeId, prefix).stream()
                .findFirst();
    }

    // Null, for all, stays null whatever is added to it.
    private static @Nullable String folders(List<String> folders) {
        return folders.isEmpty() ? null : JsonRows.of(folders);
    }

    @Override
    public List<Crawl> list(Optional<String> lake, Optional<CrawlState> state, PageRequest page) {
        String inState = state.map(CrawlState::wireName).orElse(null);
        UUID before = page.afterId().orElse(null);
        return sql.query(
                """
                select c.*, l.name as lake
                from catalog.crawl c join platform.lake l on l.id = c.lake_id
                where (?::text is null or l.name = ?) and (?::text is null or c.state = ?)
                  and (?::uuid is null or c.id < ?)
                order by c.id desc
                limit ?
                """,
                PostgresCrawls::crawl,
                lake.orElse(null),
                lake.orElse(null),
                inState,
                inState,
                before,
                before,
                page.limit() + 1);
    }

    @Override
    public List<NumberedFinding> findings(UUID id, Optional<Finding.Kind> kind, PageRequest page) {
        String ofKind = kind.map(Finding.Kind::wireName).orElse(null);
        Long after = page.after(Long::valueOf).orElse(null);
        return sql.query(
                """
                select seq, key, kind, code, reason
                from catalog.finding
                where crawl_id = ? and (?::text is null or kind = ?) and (?::bigint is null or seq > ?)
                order by seq
                limit ?
                """,
                row -> new NumberedFinding(
                        row.getLong("seq"),
                        new Finding(
                                row.getString("key"),
                                Finding.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("code"),
                                row.getString("reason"))),
                id,
                ofKind,
                ofKind,
                after,
                after,
                page.limit() + 1);
    }

    @Override
    public Optional<Claim> claim(UUID replica, Duration lease) {
        return sql
                .query(
                        """
                        with next as (
                            select id from catalog.crawl
                            where state = 'queued' or (state = 'running' and lease_until < clock_timestamp())
                            order by id
                            limit 1
                            for update skip locked
                        )
                        update catalog.crawl c
                        set state = 'running', attempt = attempt + 1, claimed_by = ?,
                            lease_until = clock_timestamp() + make_interval(secs => ?),
                            started_at = coalesce(started_at, clock_timestamp())
                        from next
                        where c.id = next.id and set_config('synchronous_commit', 'off', true) is not null
                        returning c.id, c.lake_id, c.prefix, c.attempt, c.folders
                        """,
                        row -> new Claim(
                                row.getObject("id", UUID.class),
                                row.getObject("lake_id", UUID.class),
                                row.getString("prefix"),
                                row.getInt("attempt"),
                                JsonRows.texts(row.getString("folders"))),
                        replica,
                        seconds(lease))
                .stream()
                .findFirst();
    }

    @Override
    public boolean renew(Claim claim, Duration lease) {
        return sql.update("""
                        update catalog.crawl c
                        set lease_until = clock_timestamp() + make_interval(secs => ?), objects_listed = s.objects_listed,
                            files_read = s.files_read, datasets_found = s.datasets_found,
                            datasets_changed = s.datasets_changed,
                            datasets_new = s.datasets_new, datasets_missing = s.datasets_missing,
                            files_new = s.files_new, files_changed = s.files_changed, files_gone = s.files_gone,
                            problems = s.problems, findings = s.findings
                        from (select %s from catalog.crawl_shard where crawl_id = ?) s
                        where c.id = ? and c.attempt = ? and c.state = 'running'
                          and set_config('synchronous_commit', 'off', true) is not null
                        """.formatted(SUMS), seconds(lease), claim.crawlId(), claim.crawlId(), claim.attempt()) == 1;
    }

    @Override
    public Optional<Ended> finish(Claim claim, CrawlState end, Gone gone, Optional<String> error, Instant at) {
        return sql
                .query(
                        """
                        update catalog.crawl c
                        set state = ?, finished_at = ?, error = ?, lease_until = null, claimed_by = null,
                            objects_listed = s.objects_listed, files_read = s.files_read,
                            datasets_found = s.datasets_found, datasets_changed = s.datasets_changed + ?,
                            datasets_new = s.datasets_new, datasets_missing = s.datasets_missing + ?,
                            files_new = s.files_new, files_changed = s.files_changed,
                            files_gone = s.files_gone + ?, problems = s.problems, findings = s.findings
                        from (select %s from catalog.crawl_shard where crawl_id = ?) s
                        where c.id = ? and c.attempt = ? and c.state = 'running'
                        returning c.*
                        """.formatted(SUMS),
                        row -> new Ended(progress(row)),
                        end.wireName(),
                        time(at),
                        error.orElse(null),
                        gone.datasets(),
                        gone.datasets(),
                        gone.files(),
                        claim.crawlId(),
                        claim.crawlId(),
                        claim.attempt())
                .stream()
                .findFirst();
    }

    @Override
    public boolean change(UUID id, Set<CrawlState> from, CrawlState to, Optional<Instant> finishedAt) {
        return sql.update(
                        """
                        update catalog.crawl
                        set state = ?, claimed_by = null, lease_until = null, finished_at = ?
                        where id = ? and state in (select jsonb_array_elements_text(?::jsonb))
                        """,
                        to.wireName(),
                        finishedAt.map(PostgresCrawls::time).orElse(null),
                        id,
                        JsonRows.of(from.stream().map(CrawlState::wireName).toList()))
                == 1;
    }

    @Override
    public void release(Claim claim) {
        sql.update("""
                update catalog.crawl set state = 'queued', claimed_by = null, lease_until = null
                where id = ? and attempt = ? and state = 'running'
                """, claim.crawlId(), claim.attempt());
    }

    private static Crawl crawl(ResultSet row) throws SQLException {
        return new Crawl(
                row.getObject("id", UUID.class),
                row.getString("lake"),
                row.getString("prefix"),
                JsonRows.texts(row.getString("folders")),
                CrawlState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                progress(row),
                row.getLong("findings"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                Optional.ofNullable(row.getString("error")));
    }

    private static CrawlProgress progress(ResultSet row) throws SQLException {
        return new CrawlProgress(
                row.getLong("objects_listed"),
                row.getLong("files_read"),
                row.getLong("datasets_found"),
                row.getLong("datasets_changed"),
                row.getLong("datasets_new"),
                row.getLong("datasets_missing"),
                row.getLong("files_new"),
                row.getLong("files_changed"),
                row.getLong("files_gone"),
                row.getLong("problems"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
