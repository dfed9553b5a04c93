package dev.weir.policy.desk.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.weir.platform.database.Sql;
import dev.weir.platform.json.Json;
import dev.weir.policy.desk.DocumentSet;
import dev.weir.policy.desk.DocumentSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresDocumentSets implements DocumentSets {

    private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    PostgresDocumentSets(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.json = json;
    }

    @Override
    public void add(DocumentSet set) {
        sql.update(
                """
                insert into policy.document_set (id, digest, files, source, commit, author, at)
                values (?, ?, ?::jsonb, ?, ?, ?, ?)
                """,
                set.id(),
                set.digest(),
                json.write(set.files()),
                set.source().orElse(null),
                set.commit().orElse(null),
                set.author(),
                set.at().atOffset(ZoneOffset.UTC));
    }

    @Override
    public Optional<DocumentSet> newest() {
        return list(1).stream().findFirst();
    }

    @Override
    public Optional<DocumentSet> find(UUID id) {
        return sql.query("select * from policy.document_set where id = ?", this::set, id).stream()
                .findFirst();
    }

    @Override
    public List<DocumentSet> list(int limit) {
        return sql.query("select * from policy.document_set order by id desc limit ?", this::set, limit);
    }

    private DocumentSet set(ResultSet row) throws SQLException {
        return new DocumentSet(
                row.getObject("id", UUID.class),
                row.getString("digest"),
                json.read(row.getString("files"), FILES),
                Optional.ofNullable(row.getString("source")),
                Optional.ofNullable(row.getString("commit")),
                row.getString("author"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
