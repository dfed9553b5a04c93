package dev.weir.quality.profiling.store;

import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.json.Json;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.profile.DataProfile;
import dev.weir.quality.profiling.Profile;
import dev.weir.quality.profiling.Profile.Share;
import dev.weir.quality.profiling.Profile.State;
import dev.weir.quality.profiling.Profiles;
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
class PostgresProfiles implements Profiles {

    private final Sql sql;
    private final Json json;

    PostgresProfiles(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.json = json;
    }

    @Override
    public boolean add(Profile profile) {
        return sql.update(
                        """
                        insert into quality.profile
                            (id, dataset_id, namespace, name, source, share, state, attempt, requested_at, requested_by)
                        values (?, ?, ?, ?, ?::json, ?::json, ?, ?, ?, ?)
                        on conflict (dataset_id) where state in ('QUEUED', 'RUNNING') do nothing
                        """,
                        profile.id(),
                        profile.dataset(),
                        profile.name().namespace(),
                        profile.name().name(),
                        json.write(profile.source()),
                        json.write(profile.share()),
                        profile.state().name(),
                        profile.attempt(),
                        utc(profile.requestedAt()),
                        profile.requestedBy())
                > 0;
    }

    @Override
    public Optional<Profile> find(UUID id) {
        return sql.query("select * from quality.profile where id = ?", this::whole, id).stream()
                .findFirst();
    }

    @Override
    public Optional<Profile> onItsWay(UUID dataset) {
        return sql
                .query(
                        "select * from quality.profile where dataset_id = ? and state in ('QUEUED', 'RUNNING')",
                        this::whole,
                        dataset)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Profile> newest(UUID dataset) {
        return sql.query("""
                        select * from quality.profile where dataset_id = ? and state = 'DONE'
                        order by id desc
                        limit 1
                        """, this::whole, dataset).stream().findFirst();
    }

    @Override
    public List<Profile> list(UUID dataset, PageRequest page) {
        UUID after = page.afterId().orElse(null);
        return sql.query("""
                select id, dataset_id, namespace, name, source, share, state, attempt, requested_at, requested_by,
                    finished_at, engine, error
                from quality.profile
                where dataset_id = ? and (?::uuid is null or id < ?)
                order by id desc
                limit ?
                """, row -> profile(row, Optional.empty()), dataset, after, after, page.limit() + 1);
    }

    @Override
    public Optional<Profile> claim(UUID worker, Instant now, Instant leaseUntil, int maxAttempts) {
        return sql.query("""
                        update quality.profile
                        set state = 'RUNNING', attempt = attempt + 1, worker_id = ?, lease_until = ?
                        where id = (
                            select id from quality.profile
                            where (state = 'QUEUED' or (state = 'RUNNING' and lease_until < ?)) and attempt < ?
                            order by id
                            limit 1
                            for update skip locked)
                        returning *
                        """, this::whole, worker, utc(leaseUntil), utc(now), maxAttempts).stream()
                .findFirst();
    }

    @Override
    public boolean extendLease(UUID id, UUID worker, int attempt, Instant leaseUntil) {
        return sql.update("""
                        update quality.profile set lease_until = ?
                        where id = ? and worker_id = ? and attempt = ? and state = 'RUNNING'
                        """, utc(leaseUntil), id, worker, attempt) > 0;
    }

    @Override
    public boolean finish(UUID id, UUID worker, ProfileReport report, Instant now) {
        return sql.update(
                        """
                        update quality.profile
                        set state = ?, lease_until = null, finished_at = ?, engine = ?, error = ?, found = ?::json
                        where id = ? and worker_id = ? and attempt = ? and state = 'RUNNING'
                        """,
                        (report.error() == null ? State.DONE : State.FAILED).name(),
                        utc(now),
                        report.engine(),
                        report.error() == null ? null : report.error().replace('\0', ' '),
                        report.profile() == null ? null : json.write(report.profile()),
                        id,
                        worker,
                        report.attempt())
                > 0;
    }

    @Override
    public boolean finishedBy(UUID id, UUID worker, int attempt) {
        return !sql.query("""
                        select 1 from quality.profile
                        where id = ? and worker_id = ? and attempt = ? and state in ('DONE', 'FAILED')
                        """, row -> row.getInt(1), id, worker, attempt).isEmpty();
    }

    @Override
    public List<UUID> abandonLost(Instant now, int maxAttempts) {
        return sql.query("""
                update quality.profile
                set state = 'FAILED', finished_at = ?, lease_until = null,
                    error = attempt || ' workers were lost over it'
                where state = 'RUNNING' and lease_until < ? and attempt >= ?
                returning id
                """, row -> row.getObject("id", UUID.class), utc(now), utc(now), maxAttempts);
    }

    @Override
    public void trim(UUID dataset, int kept) {
        sql.update("""
                delete from quality.profile
                where dataset_id = ? and state in ('DONE', 'FAILED')
                    and id not in (select id from quality.profile where dataset_id = ? order by id desc limit ?)
                    and id not in (
                        select id from quality.profile where dataset_id = ? and state = 'DONE' order by id desc limit 1)
                """, dataset, dataset, kept, dataset);
    }

    private Profile whole(ResultSet row) throws SQLException {
        return profile(
                row, Optional.ofNullable(row.getString("found")).map(found -> json.read(found, DataProfile.class)));
    }

    private Profile profile(ResultSet row, Optional<DataProfile> found) throws SQLException {
        return new Profile(
                row.getObject("id", UUID.class),
                row.getObject("dataset_id", UUID.class),
                new DatasetName(row.getString("namespace"), row.getString("name")),
                json.read(row.getString("source"), BatchSource.class),
                json.read(row.getString("share"), Share.class),
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getString("requested_by"),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("engine")),
                Optional.ofNullable(row.getString("error")),
                found);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
