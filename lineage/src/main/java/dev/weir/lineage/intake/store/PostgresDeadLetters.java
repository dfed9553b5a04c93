package dev.weir.lineage.intake.store;

import com.github.luben.zstd.Zstd;
import dev.weir.lineage.event.Hash;
import dev.weir.lineage.intake.DeadLetter;
import dev.weir.lineage.intake.DeadLetters;
import dev.weir.platform.database.Sql;
import dev.weir.platform.id.Ids;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresDeadLetters implements DeadLetters {

    private static final int COMPRESSION = 3;

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    PostgresDeadLetters(DataSource database, Ids ids, Clock clock) {
        this.sql = new Sql(database);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public UUID add(byte[] body, String sender, Cause cause) {
        return sql.query(
                        """
                        insert into lineage.dead_letter
                            (id, hash, received_at, last_at, sender, code, detail, pointer, bytes, body)
                        values (?, ?, ?::timestamptz, ?::timestamptz, ?, ?, ?, ?, ?, ?)
                        on conflict (hash) do update set times = dead_letter.times + 1, last_at = excluded.last_at,
                            sender = excluded.sender, code = excluded.code, detail = excluded.detail,
                            pointer = excluded.pointer
                        returning id
                        """,
                        row -> row.getObject("id", UUID.class),
                        ids.next(),
                        Hash.of(body).bytes(),
                        clock.instant().toString(),
                        clock.instant().toString(),
                        sender,
                        cause.code(),
                        storable(cause.detail()),
                        cause.pointer().map(PostgresDeadLetters::storable).orElse(null),
                        body.length,
                        Zstd.compress(body, COMPRESSION))
                .get(0);
    }

    // PostgreSQL keeps no NUL, and a half of a surrogate pair cannot be written in UTF-8.
    private static String storable(String text) {
        return text.replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
    }

    @Override
    public List<DeadLetter> list(PageRequest page) {
        UUID before = page.afterId().orElse(null);
        return sql.query("""
                select id, received_at, last_at, times, sender, code, detail, pointer, bytes
                from lineage.dead_letter where ?::uuid is null or id < ? order by id desc limit ?
                """, PostgresDeadLetters::letter, before, before, page.limit() + 1);
    }

    @Override
    public Optional<DeadLetter> find(UUID id) {
        return sql.query("select * from lineage.dead_letter where id = ?", PostgresDeadLetters::letter, id).stream()
                .findFirst();
    }

    @Override
    public Optional<byte[]> body(UUID id) {
        return sql
                .query(
                        "select body, bytes from lineage.dead_letter where id = ?",
                        row -> Zstd.decompress(row.getBytes("body"), row.getInt("bytes")),
                        id)
                .stream()
                .findFirst();
    }

    @Override
    public boolean remove(UUID id) {
        return sql.update("delete from lineage.dead_letter where id = ?", id) > 0;
    }

    @Override
    public long count() {
        return sql.query("select count(*) from lineage.dead_letter", row -> row.getLong(1))
                .get(0);
    }

    @Override
    public int forget(Instant end) {
        return sql.update("delete from lineage.dead_letter where last_at < ?::timestamptz", end.toString());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getInt("times"),
                row.getString("sender"),
                row.getString("code"),
                row.getString("detail"),
                Optional.ofNullable(row.getString("pointer")),
                row.getInt("bytes"));
    }
}
