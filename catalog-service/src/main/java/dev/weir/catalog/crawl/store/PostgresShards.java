package dev.weir.catalog.crawl.store;

import dev.weir.catalog.crawl.CrawlProgress;
import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import dev.weir.catalog.crawl.Shard;
import dev.weir.catalog.crawl.Shards;
import dev.weir.platform.database.Sql;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresShards implements Shards {

    /**
     * Ends a condition: this commit does not wait for the disk. Should the database fail in that moment, some shard is done
     * again; the crawl's end waits, and with it all that came before.
     */
    private static final String UNFLUSHED = " and set_config('synchronous_commit', 'off', true) is not null";

    private final Sql sql;

    PostgresShards(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public OptionalLong objectsLastTime(UUID crawlId) {
        return sql.query("""
                        select before.objects_listed
                        from catalog.crawl c
                        join catalog.crawl before on before.lake_id = c.lake_id and before.prefix = c.prefix
                        where c.id = ? and before.state = 'completed' and before.folders is null
                        order by before.id desc
                        limit 1
                        """, row -> row.getLong(1), crawlId).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public List<Shard> of(UUID crawlId) {
        return sql.query(
                "select seq, folder, what, range_from, range_before from catalog.crawl_shard where crawl_id = ? order by seq",
                PostgresShards::shard,
                crawlId);
    }

    private static Shard shard(ResultSet row) throws SQLException {
        return new Shard(
                row.getInt("seq"),
                new LakePath(row.getString("folder")),
                Shard.What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                new KeyRange(row.getString("range_from"), row.getString("range_before")));
    }

    private record ShardJson(int seq, String folder, String what, String from, String before) {
        static ShardJson of(Shard shard) {
            return new ShardJson(
                    shard.seq(),
                    shard.folder().value(),
                    shard.what().name().toLowerCase(Locale.ROOT),
                    shard.range().from(),
                    shard.range().before());
        }
    }

    @Override
    public boolean plan(Claim claim, List<Shard> shards) {
        int added = sql.update(
                """
                insert into catalog.crawl_shard (crawl_id, seq, folder, what, range_from, range_before, state)
                select c.id, s.seq, s.folder, s.what, s."from", s.before, 'waiting'
                from catalog.crawl c,
                    jsonb_to_recordset(?::jsonb) as s (seq int, folder text, what text, "from" text, before text)
                where c.id = ? and c.attempt = ? and c.state = 'running'
                """ + UNFLUSHED,
                JsonRows.of(shards.stream().map(ShardJson::of).toList()),
                claim.crawlId(),
                claim.attempt());
        return added == shards.size();
    }

    // One statement, so that the findings of the attempt before go when the claim comes.
    @Override
    public Optional<ShardClaim> claim(UUID crawlId, UUID replica, Duration lease) {
        return sql
                .query(
                        """
                        with next as (
                            select s.crawl_id, s.seq from catalog.crawl_shard s
                            where s.crawl_id = ?
                              and (s.state = 'waiting'
                                  or (s.state = 'running' and s.lease_until < clock_timestamp()))
                              and exists (select from catalog.crawl c where c.id = s.crawl_id and c.state = 'running')
                              and set_config('synchronous_commit', 'off', true) is not null
                            order by s.seq
                            limit 1
                            for update skip locked
                        ), cleared as (
                            delete from catalog.finding f using next
                            where f.crawl_id = next.crawl_id
                              and f.seq between next.seq * ?::bigint and (next.seq + 1) * ?::bigint - 1
                        )
                        update catalog.crawl_shard s
                        set state = 'running', attempt = attempt + 1, claimed_by = ?,
                            lease_until = clock_timestamp() + make_interval(secs => ?),
                            objects_listed = 0, files_read = 0, datasets_found = 0, datasets_changed = 0,
                            datasets_new = 0, datasets_missing = 0, files_new = 0, files_changed = 0, files_gone = 0,
                            problems = 0, findings = 0
                        from next
                        where s.crawl_id = next.crawl_id and s.seq = next.seq
                        returning s.crawl_id, s.seq, s.folder, s.what, s.range_from, s.range_before, s.attempt
                        """,
                        row -> new ShardClaim(row.getObject("crawl_id", UUID.class), shard(row), row.getInt("attempt")),
                        crawlId,
                        NumberedFinding.OF_ONE_SHARD,
                        NumberedFinding.OF_ONE_SHARD,
                        replica,
                        seconds(lease))
                .stream()
                .findFirst();
    }

    @Override
    public boolean renew(ShardClaim claim, CrawlProgress progress, long findings, Duration lease) {
        return sql.update(
                        """
                        update catalog.crawl_shard s
                        set lease_until = clock_timestamp() + make_interval(secs => ?), objects_listed = ?,
                            files_read = ?, datasets_found = ?, datasets_changed = ?,
                            datasets_new = ?, datasets_missing = ?, files_new = ?, files_changed = ?,
                            files_gone = ?, problems = ?, findings = ?
                        from catalog.crawl c
                        where c.id = s.crawl_id and c.state = 'running'
                          and s.crawl_id = ? and s.seq = ? and s.attempt = ? and s.state = 'running'
                        """ + UNFLUSHED,
                        seconds(lease),
                        progress.objectsListed(),
                        progress.filesRead(),
                        progress.datasetsFound(),
                        progress.datasetsChanged(),
                        progress.datasetsNew(),
                        progress.datasetsMissing(),
                        progress.filesNew(),
                        progress.filesChanged(),
                        progress.filesGone(),
                        progress.problems(),
                        findings,
                        claim.crawlId(),
                        claim.shard().seq(),
                        claim.attempt())
                == 1;
    }

    @Override
    public boolean add(ShardClaim claim, List<NumberedFinding> findings) {
        if (findings.isEmpty()) {
            return true;
        }
        int added = sql.update(
                """
                insert into catalog.finding (crawl_id, seq, key, kind, code, reason)
                select s.crawl_id, f.seq, f.key, f.kind, f.code, f.reason
                from catalog.crawl_shard s,
                    jsonb_to_recordset(?::jsonb) as f (seq bigint, key text, kind text, code text, reason text)
                where s.crawl_id = ? and s.seq = ? and s.attempt = ? and s.state = 'running'
                """,
                JsonRows.of(findings.stream().map(FindingJson::of).toList()),
                claim.crawlId(),
                claim.shard().seq(),
                claim.attempt());
        return added == findings.size();
    }

    @Override
    public boolean done(ShardClaim claim, CrawlProgress progress, long findings, Optional<String> refused) {
        return sql.update(
                        """
                        update catalog.crawl_shard
                        set state = 'done', claimed_by = null, lease_until = null, refused = ?, objects_listed = ?,
                            files_read = ?, datasets_found = ?, datasets_changed = ?,
                            datasets_new = ?, datasets_missing = ?, files_new = ?, files_changed = ?,
                            files_gone = ?, problems = ?, findings = ?
                        where crawl_id = ? and seq = ? and attempt = ? and state = 'running'
                        """ + UNFLUSHED,
                        refused.orElse(null),
                        progress.objectsListed(),
                        progress.filesRead(),
                        progress.datasetsFound(),
                        progress.datasetsChanged(),
                        progress.datasetsNew(),
                        progress.datasetsMissing(),
                        progress.filesNew(),
                        progress.filesChanged(),
                        progress.filesGone(),
                        progress.problems(),
                        findings,
                        claim.crawlId(),
                        claim.shard().seq(),
                        claim.attempt())
                == 1;
    }

    @Override
    public void release(ShardClaim claim) {
        sql.update("""
                update catalog.crawl_shard set state = 'waiting', claimed_by = null, lease_until = null
                where crawl_id = ? and seq = ? and attempt = ? and state = 'running'
                """, claim.crawlId(), claim.shard().seq(), claim.attempt());
    }

    @Override
    public Standing standing(UUID crawlId) {
        return sql.query(
                        """
                        select count(*) filter (where state <> 'done') as open,
                            count(*) filter (where state = 'done') as done,
                            count(refused) as refused, min(refused) as why
                        from catalog.crawl_shard where crawl_id = ?
                        """,
                        row -> new Standing(
                                row.getInt("open"),
                                row.getInt("done"),
                                row.getInt("refused"),
                                Optional.ofNullable(row.getString("why"))),
                        crawlId)
                .get(0);
    }

    @Override
    public Optional<Claim> toAssist() {
        return sql
                .query(
                        """
                        select c.id, c.lake_id, c.prefix, c.attempt, c.folders
                        from catalog.crawl c
                        where c.state = 'running'
                          and exists (select from catalog.crawl_shard s where s.crawl_id = c.id and s.state = 'waiting')
                        order by c.id
                        limit 1
                        """,
                        row -> new Claim(
                                row.getObject("id", UUID.class),
                                row.getObject("lake_id", UUID.class),
                                row.getString("prefix"),
                                row.getInt("attempt"),
                                JsonRows.texts(row.getString("folders"))))
                .stream()
                .findFirst();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
