package dev.weir.quality.datacontract.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.weir.platform.database.Sql;
import dev.weir.platform.json.Json;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.datacontract.Contracts;
import dev.weir.quality.datacontract.KeptContract;
import dev.weir.quality.datacontract.KeptContract.Comparison;
import dev.weir.quality.datacontract.KeptContract.Revision;
import dev.weir.quality.odcs.ContractChange;
import dev.weir.quality.odcs.ContractDiff;
import dev.weir.quality.ruleset.Ruleset;
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
class PostgresContracts implements Contracts {

    private static final TypeReference<List<ContractChange>> CHANGES = new TypeReference<>() {};
    private static final String SELECT = """
            select contract.id, contract.name, contract.lake, contract.dataset, contract.object, contract.mode, revision.*
            from quality.data_contract contract
            join quality.data_contract_revision revision
                on revision.contract_id = contract.id and revision.revision = contract.revision
            """;

    private final Sql sql;
    private final Json json;

    PostgresContracts(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.json = json;
    }

    @Override
    public Optional<KeptContract> find(String name) {
        return sql.query(SELECT + "where contract.name = ?", this::contract, name).stream()
                .findFirst();
    }

    @Override
    public Optional<KeptContract> ofDataset(String lake, String dataset) {
        return sql
                .query(SELECT + "where contract.lake = ? and contract.dataset = ?", this::contract, lake, dataset)
                .stream()
                .findFirst();
    }

    @Override
    public void save(KeptContract contract) {
        Revision revision = contract.revision();
        sql.update(
                """
                insert into quality.data_contract (id, name, lake, dataset, object, mode, revision)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                set object = excluded.object, mode = excluded.mode, revision = excluded.revision
                """,
                contract.id(),
                contract.name(),
                contract.lake(),
                contract.dataset(),
                contract.table(),
                contract.mode().name(),
                revision.number());
        sql.update(
                """
                insert into quality.data_contract_revision
                    (contract_id, revision, document, version, change_kind, changes, saved_at, saved_by)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                """,
                contract.id(),
                revision.number(),
                revision.document(),
                revision.version(),
                kind(revision.changes()),
                json.write(revision.changes()),
                utc(revision.savedAt()),
                revision.savedBy());
    }

    @Override
    public List<KeptContract> list(Optional<String> lake, Optional<String> dataset, PageRequest page) {
        String ofLake = lake.orElse(null);
        String ofDataset = dataset.orElse(null);
        UUID after = page.afterId().orElse(null);
        return sql.query(
                SELECT + """
                where (?::text is null or contract.lake = ?) and (?::text is null or contract.dataset = ?)
                    and (?::uuid is null or contract.id > ?)
                order by contract.id
                limit ?
                """, this::contract, ofLake, ofLake, ofDataset, ofDataset, after, after, page.limit() + 1);
    }

    @Override
    public List<Revision> revisions(UUID contract, PageRequest page) {
        Integer before = page.after(Integer::valueOf).orElse(null);
        return sql.query("""
                select * from quality.data_contract_revision
                where contract_id = ? and (?::int is null or revision < ?)
                order by revision desc
                limit ?
                """, this::revision, contract, before, before, page.limit() + 1);
    }

    @Override
    public boolean record(UUID contract, Comparison comparison) {
        return sql.update(
                        """
                        insert into quality.data_contract_check
                            (contract_id, revision, dataset_version, at, change_kind, changes)
                        values (?, ?, ?, ?, ?, ?::jsonb)
                        on conflict do nothing
                        """,
                        contract,
                        comparison.revision(),
                        comparison.datasetVersion(),
                        utc(comparison.at()),
                        kind(comparison.changes()),
                        json.write(comparison.changes()))
                > 0;
    }

    @Override
    public List<Comparison> comparisons(UUID contract, int limit) {
        return sql.query(
                """
                select revision, dataset_version, at, changes from quality.data_contract_check
                where contract_id = ?
                order by revision desc, dataset_version desc
                limit ?
                """,
                row -> new Comparison(
                        row.getInt("revision"),
                        row.getInt("dataset_version"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        json.read(row.getString("changes"), CHANGES)),
                contract,
                limit);
    }

    private KeptContract contract(ResultSet row) throws SQLException {
        return new KeptContract(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("lake"),
                row.getString("dataset"),
                row.getString("object"),
                Ruleset.Mode.valueOf(row.getString("mode")),
                revision(row));
    }

    private Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getInt("revision"),
                row.getString("document"),
                row.getString("version"),
                json.read(row.getString("changes"), CHANGES),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                row.getString("saved_by"));
    }

    private static @Nullable String kind(List<ContractChange> changes) {
        return ContractDiff.worst(changes).map(Enum::name).orElse(null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
