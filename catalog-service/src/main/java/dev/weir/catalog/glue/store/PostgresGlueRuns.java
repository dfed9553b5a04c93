package dev.weir.catalog.glue.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.weir.catalog.glue.GlueRun;
import dev.weir.catalog.glue.GlueRun.Counts;
import dev.weir.catalog.glue.GlueRun.JournalledChange;
import dev.weir.catalog.glue.GlueRun.NumberedFinding;
import dev.weir.catalog.glue.GlueRuns;
import dev.weir.catalog.glue.JournalEntry;
import dev.weir.catalog.glue.MirrorFinding;
import dev.weir.platform.database.Sql;
import dev.weir.platform.json.Json;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresGlueRuns implements GlueRuns {

    private static final int MOST_DETAILS = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final TypeReference<List<String>> LINES = new TypeReference<>() {};
    private static final String DIED = "the service that ran it ended; plan again to see what is left to do";

    private final Sql sql;
    private final Json json;

    PostgresGlueRuns(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.json = json;
    }

    @Override
    public boolean begin(UUID id, UUID lakeId, GlueRun.Kind kind, String requestedBy, Duration lease) {
        sql.update("""
                update catalog.glue_run
                set state = 'failed', finished_at = lease_until, error = ?
                where lake_id = ? and state = 'running' and lease_until < clock_timestamp()
                """, DIED, lakeId);
        return sql.update("""
                        insert into catalog.glue_run (id, lake_id, kind, state, requested_by, started_at, lease_until)
                        values (?, ?, ?, 'running', ?, clock_timestamp(),
                            clock_timestamp() + make_interval(secs => ?))
                        on conflict (lake_id) where state = 'running' do nothing
                        """, id, lakeId, kind.wireName(), requestedBy, seconds(lease)) == 1;
    }

    @Override
    public void touch(UUID id, Duration lease) {
        sql.update("""
                update catalog.glue_run set lease_until = clock_timestamp() + make_interval(secs => ?)
                where id = ? and state = 'running'
                """, seconds(lease), id);
    }

    private static double seconds(Duration lease) {
        return lease.toMillis() / 1000.0;
    }

    @Override
    public void write(UUID id, int seq, JournalEntry change, String outcome) {
        sql.update(
                """
                insert into catalog.glue_change (run_id, seq, kind, target, summary, details, outcome)
                values (?, ?, ?, ?, ?, ?::jsonb, ?)
                """,
                id,
                seq,
                change.kind(),
                change.target(),
                cut(change.summary()),
                json.write(change.details().stream()
                        .limit(MOST_DETAILS)
                        .map(PostgresGlueRuns::cut)
                        .toList()),
                outcome);
    }

    private static String cut(String text) {
        // NUL cannot be kept as text.
        String plain = text.replace('\0', ' ');
        return plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT) + "…";
    }

    @Override
    public void outcome(UUID id, int seq, String outcome, Optional<String> reason) {
        sql.update(
                "update catalog.glue_change set outcome = ?, reason = ? where run_id = ? and seq = ?",
                outcome,
                reason.map(PostgresGlueRuns::cut).orElse(null),
                id,
                seq);
    }

    @Override
    public void write(UUID id, int seq, MirrorFinding finding) {
        sql.update(
                """
                insert into catalog.glue_finding (run_id, seq, kind, code, subject, reason)
                values (?, ?, ?, ?, ?, ?)
                """, id, seq, finding.kind().wireName(), finding.code(), cut(finding.subject()), cut(finding.reason()));
    }

    @Override
    public void finish(UUID id, Counts counts, Optional<String> error) {
        sql.update(
                """
                update catalog.glue_run
                set state = ?, finished_at = clock_timestamp(), tables = ?, changes = ?, applied = ?, rejected = ?,
                    unknown = ?, aliases = ?, findings = ?, error = ?
                where id = ? and state = 'running'
                """,
                (error.isPresent() ? GlueRun.State.FAILED : GlueRun.State.COMPLETED).wireName(),
                counts.tables(),
                counts.changes(),
                counts.applied(),
                counts.rejected(),
                counts.unknown(),
                counts.aliases(),
                counts.findings(),
                error.map(PostgresGlueRuns::cut).orElse(null),
                id);
    }

    @Override
    public Optional<GlueRun> find(UUID lakeId, UUID id) {
        return sql.query("""
                        select r.*, l.name as lake, r.state = 'running' and r.lease_until < clock_timestamp() as died
                        from catalog.glue_run r join platform.lake l on l.id = r.lake_id
                        where r.lake_id = ? and r.id = ?
                        """, PostgresGlueRuns::run, lakeId, id).stream().findFirst();
    }

    @Override
    public List<GlueRun> list(UUID lakeId, PageRequest page) {
        UUID before = page.afterId().orElse(null);
        return sql.query("""
                select r.*, l.name as lake, r.state = 'running' and r.lease_until < clock_timestamp() as died
                from catalog.glue_run r join platform.lake l on l.id = r.lake_id
                where r.lake_id = ? and (?::uuid is null or r.id < ?)
                order by r.id desc
                limit ?
                """, PostgresGlueRuns::run, lakeId, before, before, page.limit() + 1);
    }

    private static GlueRun run(ResultSet row) throws SQLException {
        boolean died = row.getBoolean("died");
        return new GlueRun(
                row.getObject("id", UUID.class),
                row.getString("lake"),
                GlueRun.Kind.called(row.getString("kind")),
                died
                        ? GlueRun.State.FAILED
                        : GlueRun.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("requested_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished(row, died ? "lease_until" : "finished_at"),
                new Counts(
                        row.getLong("tables"),
                        row.getLong("changes"),
                        row.getLong("applied"),
                        row.getLong("rejected"),
                        row.getLong("unknown"),
                        row.getLong("aliases"),
                        row.getLong("findings")),
                died ? Optional.of(DIED) : Optional.ofNullable(row.getString("error")));
    }

    private static Optional<Instant> finished(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @Override
    public List<JournalledChange> changes(UUID id, PageRequest page) {
        Integer after = page.after(Integer::valueOf).orElse(null);
        return sql.query(
                """
                select seq, kind, target, summary, details, outcome, reason
                from catalog.glue_change
                where run_id = ? and (?::int is null or seq > ?)
                order by seq
                limit ?
                """,
                row -> new JournalledChange(
                        row.getInt("seq"),
                        row.getString("kind"),
                        row.getString("target"),
                        row.getString("summary"),
                        json.read(row.getString("details"), LINES),
                        row.getString("outcome"),
                        Optional.ofNullable(row.getString("reason"))),
                id,
                after,
                after,
                page.limit() + 1);
    }

    @Override
    public List<NumberedFinding> findings(UUID id, PageRequest page) {
        Integer after = page.after(Integer::valueOf).orElse(null);
        return sql.query(
                """
                select seq, kind, code, subject, reason
                from catalog.glue_finding
                where run_id = ? and (?::int is null or seq > ?)
                order by seq
                limit ?
                """,
                row -> new NumberedFinding(
                        row.getInt("seq"),
                        new MirrorFinding(
                                MirrorFinding.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("code"),
                                row.getString("subject"),
                                row.getString("reason"))),
                id,
                after,
                after,
                page.limit() + 1);
    }
}
