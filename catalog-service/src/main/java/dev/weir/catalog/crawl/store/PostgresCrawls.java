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
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresCrawls implements Crawls {

    private static final int LONGEST_REASON = 1000;

    private final Sql sql;

    PostgresCrawls(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public void add(Crawl crawl, UUID lakeId, String requestedBy) {
        sql.update(
                """
                insert into catalog.crawl (id, lake_id, prefix, state, requested_by, created_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                crawl.id(),
                lakeId,
                crawl.prefix(),
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
    public Optional<Crawl> findQueued(UUID lakeId, String prefix) {
        return sql.query("""
                        select c.*, l.name as lake
                        from catalog.crawl c join platform.lake l on l.id = c.lake_id
                        where c.lake_id = ? and c.prefix = ? and c.state = 'queued'
                        limit 1
                        """, PostgresCrawls::crawl, lakeId, prefix).stream().findFirst();
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
        Integer after = page.after(Integer::valueOf).orElse(null);
        return sql.query(
                """
                select seq, key, kind, code, reason
                from catalog.finding
                where crawl_id = ? and (?::text is null or kind = ?) and (?::int is null or seq > ?)
                order by seq
                limit ?
                """,
                row -> new NumberedFinding(
                        row.getInt("seq"),
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

    // One statement, so that the findings of the attempt before go when the claim comes.
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
                        ), cleared as (
                            delete from catalog.finding where crawl_id in (select id from next)
                        )
                        update catalog.crawl c
                        set state = 'running', attempt = attempt + 1, claimed_by = ?,
                            lease_until = clock_timestamp() + make_interval(secs => ?),
                            started_at = coalesce(started_at, clock_timestamp()),
                            objects_listed = 0, files_read = 0, datasets_found = 0, datasets_changed = 0,
                            problems = 0, findings = 0
                        from next
                        where c.id = next.id
                        returning c.id, c.lake_id, c.prefix, c.attempt
                        """,
                        row -> new Claim(
                                row.getObject("id", UUID.class),
                                row.getObject("lake_id", UUID.class),
                                row.getString("prefix"),
                                row.getInt("attempt")),
                        replica,
                        seconds(lease))
                .stream()
                .findFirst();
    }

    @Override
    public boolean renew(Claim claim, CrawlProgress progress, long findings, Duration lease) {
        return sql.update(
                        """
                        update catalog.crawl
                        set lease_until = clock_timestamp() + make_interval(secs => ?), objects_listed = ?, files_read = ?,
                            datasets_found = ?, datasets_changed = ?, problems = ?, findings = ?
                        where id = ? and attempt = ? and state = 'running'
                        """,
                        seconds(lease),
                        progress.objectsListed(),
                        progress.filesRead(),
                        progress.datasetsFound(),
                        progress.datasetsChanged(),
                        progress.problems(),
                        findings,
                        claim.crawlId(),
                        claim.attempt())
                == 1;
    }

    private record FindingJson(int seq, String key, String kind, String code, String reason) {
        static FindingJson of(NumberedFinding numbered) {
            Finding finding = numbered.finding();
            return new FindingJson(
                    numbered.seq(),
                    finding.key().replace("\0", ""),
                    finding.kind().wireName(),
                    finding.code(),
                    shortened(finding.reason().replace("\0", "")));
        }

        private static String shortened(String reason) {
            return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
        }
    }

    @Override
    public boolean add(Claim claim, List<NumberedFinding> findings) {
        if (findings.isEmpty()) {
            return true;
        }
        int added = sql.update(
                """
                insert into catalog.finding (crawl_id, seq, key, kind, code, reason)
                select c.id, f.seq, f.key, f.kind, f.code, f.reason
                from catalog.crawl c,
                    jsonb_to_recordset(?::jsonb) as f (seq int, key text, kind text, code text, reason text)
                where c.id = ? and c.attempt = ? and c.state = 'running'
                """, JsonRows.of(findings.stream().map(FindingJson::of).toList()), claim.crawlId(), claim.attempt());
        return added == findings.size();
    }

    @Override
    public boolean finish(
            Claim claim, CrawlState end, CrawlProgress progress, long findings, Optional<String> error, Instant at) {
        return sql.update(
                        """
                        update catalog.crawl
                        set state = ?, finished_at = ?, error = ?, lease_until = null, claimed_by = null,
                            objects_listed = ?, files_read = ?, datasets_found = ?, datasets_changed = ?, problems = ?,
                            findings = ?
                        where id = ? and attempt = ? and state = 'running'
                        """,
                        end.wireName(),
                        time(at),
                        error.orElse(null),
                        progress.objectsListed(),
                        progress.filesRead(),
                        progress.datasetsFound(),
                        progress.datasetsChanged(),
                        progress.problems(),
                        findings,
                        claim.crawlId(),
                        claim.attempt())
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
                CrawlState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new CrawlProgress(
                        row.getLong("objects_listed"),
                        row.getLong("files_read"),
                        row.getLong("datasets_found"),
                        row.getLong("datasets_changed"),
                        row.getLong("problems")),
                row.getLong("findings"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                Optional.ofNullable(row.getString("error")));
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
