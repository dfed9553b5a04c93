package dev.weir.catalog.classify.store;

import dev.weir.catalog.classify.Proposal;
import dev.weir.catalog.classify.Tag;
import dev.weir.catalog.classify.TagProposal;
import dev.weir.catalog.classify.TagProposal.State;
import dev.weir.catalog.classify.TagProposals;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.id.Ids;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresTagProposals implements TagProposals {

    private final Sql sql;
    private final Ids ids;

    PostgresTagProposals(DataSource database, Ids ids) {
        this.sql = new Sql(database);
        this.ids = ids;
    }

    @Override
    public int replaceOpen(UUID dataset, List<Proposal> proposals, Instant at) {
        // Two classifications of one dataset, one after the other.
        sql.query("select id from catalog.dataset where id = ? for update", row -> row.getString("id"), dataset);
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        int opened = 0;
        for (Proposal proposal : proposals) {
            opened += sql
                    .query(
                            """
                            insert into catalog.tag_proposal (id, dataset_id, column_path, tag, confidence, evidence, state,
                                proposed_at)
                            values (?, ?, ?, ?, ?, ?, 'proposed', ?)
                            on conflict (dataset_id, column_path, tag) do update
                            set confidence = excluded.confidence, evidence = excluded.evidence,
                                proposed_at = excluded.proposed_at, source = 'classification'
                            where tag_proposal.state = 'proposed'
                            returning xmax = 0 as inserted
                            """,
                            row -> row.getBoolean("inserted"),
                            ids.next(),
                            dataset,
                            proposal.column(),
                            proposal.tag().wireName(),
                            proposal.confidence(),
                            proposal.evidence(),
                            now)
                    .stream()
                    .mapToInt(inserted -> inserted ? 1 : 0)
                    .sum();
        }
        sql.update("""
                delete from catalog.tag_proposal
                where dataset_id = ? and state = 'proposed' and proposed_at < ? and source = 'classification'
                """, dataset, now);
        return opened;
    }

    @Override
    public int proposeByLineage(UUID dataset, List<Proposal> proposals, Instant at) {
        int opened = 0;
        for (Proposal proposal : proposals) {
            opened += sql.update(
                    """
                    insert into catalog.tag_proposal (id, dataset_id, column_path, tag, confidence, evidence, state,
                        proposed_at, source)
                    values (?, ?, ?, ?, ?, ?, 'proposed', ?, 'lineage')
                    on conflict (dataset_id, column_path, tag) do nothing
                    """,
                    ids.next(),
                    dataset,
                    proposal.column(),
                    proposal.tag().wireName(),
                    proposal.confidence(),
                    proposal.evidence(),
                    at.atOffset(ZoneOffset.UTC));
        }
        return opened;
    }

    @Override
    public List<TagProposal> list(Filter filter, Set<String> labels, PageRequest page) {
        String state = filter.state().map(Words::of).orElse(null);
        UUID of = filter.dataset().orElse(null);
        String tag = filter.tag().map(Tag::wireName).orElse(null);
        UUID after = page.afterId().orElse(null);
        return sql.query(
                """
                select p.*, d.alias
                from catalog.tag_proposal p join catalog.dataset d on d.id = p.dataset_id
                where (?::text is null or p.state = ?) and (?::uuid is null or p.dataset_id = ?)
                  and (?::text is null or p.tag = ?) and (?::uuid is null or p.id > ?)
                  and not exists (
                      select 1 from catalog.dataset_visibility v
                      where v.dataset_id = d.id and not v.labels && ?::text[])
                order by p.id
                limit ?
                """,
                PostgresTagProposals::proposal,
                state,
                state,
                of,
                of,
                tag,
                tag,
                after,
                after,
                labels.toArray(String[]::new),
                page.limit() + 1);
    }

    @Override
    public long countProposed() {
        return sql.query(
                        "select count(*) as proposed from catalog.tag_proposal where state = 'proposed'",
                        row -> row.getLong("proposed"))
                .get(0);
    }

    @Override
    public Optional<TagProposal> find(UUID id) {
        return sql.query("""
                        select p.*, d.alias
                        from catalog.tag_proposal p join catalog.dataset d on d.id = p.dataset_id
                        where p.id = ?
                        """, PostgresTagProposals::proposal, id).stream().findFirst();
    }

    private static TagProposal proposal(ResultSet row) throws SQLException {
        return new TagProposal(
                row.getObject("id", UUID.class),
                row.getObject("dataset_id", UUID.class),
                row.getString("alias"),
                new Proposal(
                        row.getString("column_path"), tag(row), row.getDouble("confidence"), row.getString("evidence")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("decided_by")));
    }

    private static Tag tag(ResultSet row) throws SQLException {
        return Tag.called(row.getString("tag")).orElseThrow();
    }

    @Override
    public boolean decide(TagProposal proposal, State from, State to, Instant at, String by) {
        boolean open = to == State.PROPOSED;
        int changed = sql.update(
                "update catalog.tag_proposal set state = ?, decided_at = ?, decided_by = ? where id = ? and state = ?",
                Words.of(to),
                open ? null : at.atOffset(ZoneOffset.UTC),
                open ? null : by,
                proposal.id(),
                Words.of(from));
        if (changed == 0) {
            return false;
        }
        String statement = to == State.ACCEPTED
                ? """
                insert into catalog.column_tag (dataset_id, column_path, tag) values (?, ?, ?) on conflict do nothing
                """
                : "delete from catalog.column_tag where dataset_id = ? and column_path = ? and tag = ?";
        sql.update(
                statement,
                proposal.dataset(),
                proposal.proposal().column(),
                proposal.proposal().tag().wireName());
        return true;
    }

    @Override
    public List<TagState> ofDataset(DatasetName dataset) {
        return sql.query(
                """
                select column_path, tag, tag_proposal.state
                from catalog.tag_proposal join catalog.dataset on dataset.id = dataset_id
                where namespace = ? and name = ?
                """,
                row -> new TagState(
                        row.getString("column_path"),
                        tag(row),
                        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT))),
                dataset.namespace(),
                dataset.name());
    }

    @Override
    public List<ColumnTag> tags(UUID dataset) {
        return sql.query(
                "select column_path, tag from catalog.column_tag where dataset_id = ? order by column_path, tag",
                row -> new ColumnTag(row.getString("column_path"), tag(row)),
                dataset);
    }
}
