package dev.weir.quality.incident.store;

import dev.weir.platform.database.Sql;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.incident.Incident;
import dev.weir.quality.incident.Incident.Failure;
import dev.weir.quality.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresIncidents implements Incidents {

    private static final String SELECT = """
            select incident.*,
                (select count(*) from quality.incident_batch where incident_id = incident.id) as failures
            from quality.incident
            """;

    private final Sql sql;

    PostgresIncidents(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public Optional<Incident> lockOpen(String ruleset, String dataset) {
        return sql
                .query(
                        SELECT + "where ruleset = ? and dataset = ? and state = 'OPEN' for update of incident",
                        PostgresIncidents::incident,
                        ruleset,
                        dataset)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Incident> lock(UUID id) {
        return sql.query(SELECT + "where id = ? for update of incident", PostgresIncidents::incident, id).stream()
                .findFirst();
    }

    @Override
    public Optional<Incident> find(UUID id) {
        return sql.query(SELECT + "where id = ?", PostgresIncidents::incident, id).stream()
                .findFirst();
    }

    @Override
    public void add(Incident incident) {
        sql.update(
                """
                insert into quality.incident (id, ruleset, lake, dataset, owner, state, opened_at, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                incident.id(),
                incident.ruleset(),
                incident.lake(),
                incident.dataset(),
                incident.owner().orElse(null),
                incident.state().name(),
                utc(incident.openedAt()),
                incident.reason());
    }

    @Override
    public void save(Incident incident) {
        sql.update(
                "update quality.incident set state = ?, closed_at = ?, closed_by = ?, closed_for = ? where id = ?",
                incident.state().name(),
                incident.closedAt().map(PostgresIncidents::utc).orElse(null),
                incident.closedBy().orElse(null),
                incident.closedFor().orElse(null),
                incident.id());
    }

    @Override
    public boolean join(UUID id, Failure failure) {
        sql.update("update quality.incident set reason = ? where id = ?", failure.reason(), id);
        return sql.query(
                        """
                        insert into quality.incident_batch (incident_id, batch_id, state, reason, cause, at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (incident_id, batch_id) do update
                        set state = excluded.state, reason = excluded.reason, cause = excluded.cause, at = excluded.at
                        returning xmax = 0 as inserted
                        """,
                        row -> row.getBoolean("inserted"),
                        id,
                        failure.batch(),
                        failure.state(),
                        failure.reason(),
                        failure.cause().orElse(null),
                        utc(failure.at()))
                .get(0);
    }

    @Override
    public List<Failure> failures(UUID id) {
        return sql.query(
                "select * from quality.incident_batch where incident_id = ? order by batch_id desc",
                row -> new Failure(
                        row.getObject("batch_id", UUID.class),
                        row.getString("state"),
                        row.getString("reason"),
                        Optional.ofNullable(row.getString("cause")),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                id);
    }

    @Override
    public List<Incident> list(Optional<Incident.State> state, Optional<String> ruleset, PageRequest page) {
        String wanted = state.map(Enum::name).orElse(null);
        String of = ruleset.orElse(null);
        UUID after = page.afterId().orElse(null);
        return sql.query(
                SELECT + """
                where (?::text is null or state = ?) and (?::text is null or ruleset = ?) and (?::uuid is null or id < ?)
                order by id desc
                limit ?
                """, PostgresIncidents::incident, wanted, wanted, of, of, after, after, page.limit() + 1);
    }

    @Override
    public long countOpen() {
        return sql.query(
                        "select count(*) as open from quality.incident where state = 'OPEN'",
                        row -> row.getLong("open"))
                .get(0);
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getObject("id", UUID.class),
                row.getString("ruleset"),
                row.getString("lake"),
                row.getString("dataset"),
                Optional.ofNullable(row.getString("owner")),
                Incident.State.valueOf(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getLong("failures"),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("closed_by")),
                Optional.ofNullable(row.getString("closed_for")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
