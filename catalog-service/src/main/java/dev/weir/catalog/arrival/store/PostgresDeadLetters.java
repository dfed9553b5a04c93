package dev.weir.catalog.arrival.store;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.weir.catalog.arrival.DeadLetter;
import dev.weir.catalog.arrival.DeadLetters;
import dev.weir.platform.database.Sql;
import dev.weir.platform.page.PageRequest;
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
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresDeadLetters implements DeadLetters {

    private final Sql sql;

    PostgresDeadLetters(DataSource database) {
        this.sql = new Sql(database);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Row(
            UUID id,
            String diedAt,
            String source,
            @Nullable String location,
            @Nullable String pointer,
            String reason,
            @Nullable String body,
            @Nullable UUID arrivalId) {

        static Row of(DeadLetter letter) {
            return new Row(
                    letter.id(),
                    letter.diedAt().toString(),
                    letter.source(),
                    letter.location().orElse(null),
                    letter.pointer().map(Row::storable).orElse(null),
                    storable(letter.reason()),
                    letter.body().map(Row::storable).orElse(null),
                    letter.arrivalId().orElse(null));
        }

        // PostgreSQL keeps no NUL, and a half of a surrogate pair cannot be written in UTF-8.
        private static String storable(String text) {
            return text.replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
        }
    }

    @Override
    public void add(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        sql.update("""
                insert into catalog.dead_letter (id, died_at, source, location, pointer, reason, body, arrival_id)
                select id, died_at, source, location, pointer, reason, body, arrival_id
                from jsonb_to_recordset(?::jsonb) as r (id uuid, died_at timestamptz, source text, location text,
                    pointer text, reason text, body text, arrival_id uuid)
                """, JsonRows.of(letters.stream().map(Row::of).toList()));
    }

    @Override
    public List<DeadLetter> list(PageRequest page) {
        UUID before = page.afterId().orElse(null);
        return sql.query(
                "select * from catalog.dead_letter where ?::uuid is null or id < ? order by id desc limit ?",
                PostgresDeadLetters::letter,
                before,
                before,
                page.limit() + 1);
    }

    @Override
    public Optional<DeadLetter> take(UUID id) {
        return sql
                .query("delete from catalog.dead_letter where id = ? returning *", PostgresDeadLetters::letter, id)
                .stream()
                .findFirst();
    }

    @Override
    public long count() {
        return sql.query("select count(*) from catalog.dead_letter", row -> row.getLong(1))
                .get(0);
    }

    // An arrival that died goes with its letter: nobody will look at it any more.
    @Override
    public int prune(Instant before, int limit) {
        OffsetDateTime until = OffsetDateTime.ofInstant(before, ZoneOffset.UTC);
        int arrivals = sql.update("""
                delete from catalog.arrival
                where id in (select arrival_id from catalog.dead_letter where died_at < ? and arrival_id is not null limit ?)
                """, until, limit);
        return arrivals + sql.update("""
                        delete from catalog.dead_letter
                        where id in (select id from catalog.dead_letter where died_at < ? and arrival_id is null limit ?)
                        """, until, limit - arrivals);
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                PostgresArrivals.instant(row, "died_at").orElseThrow(),
                row.getString("source"),
                Optional.ofNullable(row.getString("location")),
                Optional.ofNullable(row.getString("pointer")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("body")),
                Optional.ofNullable(row.getObject("arrival_id", UUID.class)));
    }
}
