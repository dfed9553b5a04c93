package dev.weir.lineage.impact.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.graph.NodeId;
import dev.weir.lineage.graph.NodeId.DatasetNode;
import dev.weir.lineage.graph.NodeId.JobNode;
import dev.weir.lineage.impact.NodeFacts;
import dev.weir.platform.database.Sql;
import dev.weir.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A dataset's facets may be told under any of its names. */
@ApplicationScoped
class PostgresNodeFacts implements NodeFacts {

    // As lineage.job.key has it.
    private static final String WANTED = """
            with wanted as (
                select namespace, name,
                    substr(sha256(convert_to(namespace, 'UTF8') || '\\x00'::bytea || convert_to(name, 'UTF8')), 1, 16) as key
                from unnest(?::text[], ?::text[]) as given (namespace, name))
            """;

    private final Sql sql;
    private final Json json;

    PostgresNodeFacts(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.json = json;
    }

    private record Told(NodeId id, String facet, String body) {}

    @Override
    public Map<NodeId, Facts> of(Collection<? extends NodeId> nodes) {
        Map<NodeId, Facts> facts = new HashMap<>();
        Stream.concat(told(nodes, DatasetNode.class, """
                                select distinct on (w.namespace, w.name, f.name)
                                    w.namespace, w.name, f.name as facet, b.body
                                from wanted w
                                join lineage.dataset d on d.key = w.key
                                join lineage.dataset m on m.id = d.id or m.canonical_id = d.canonical_id
                                join lineage.dataset_facet f on f.dataset_id = m.id
                                    and f.name in ('ownership', 'datasetType')
                                join lineage.facet b on b.hash = f.hash
                                order by w.namespace, w.name, f.name, f.at desc
                                """).stream(), told(nodes, JobNode.class, """
                                select w.namespace, w.name, f.name as facet, b.body
                                from wanted w
                                join lineage.job j on j.key = w.key
                                join lineage.job_facet f on f.job_id = j.id and f.name in ('ownership', 'jobType')
                                join lineage.facet b on b.hash = f.hash
                                """).stream())
                .forEach(told -> facts.merge(told.id(), facts(told), PostgresNodeFacts::both));
        return facts;
    }

    private List<Told> told(Collection<? extends NodeId> nodes, Class<? extends NodeId> kind, String query) {
        List<? extends NodeId> wanted = nodes.stream().filter(kind::isInstance).toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        return sql.query(
                WANTED + query,
                row -> new Told(
                        kind == JobNode.class
                                ? new JobNode(row.getString("namespace"), row.getString("name"))
                                : new DatasetNode(row.getString("namespace"), row.getString("name")),
                        row.getString("facet"),
                        row.getString("body")),
                wanted.stream().map(NodeId::namespace).toArray(String[]::new),
                wanted.stream().map(NodeId::name).toArray(String[]::new));
    }

    /** @see <a href="https://openlineage.io/docs/spec/facets">OpenLineage facets: ownership, jobType, datasetType</a> */
    private Facts facts(Told told) {
        JsonNode body = json.tree(told.body());
        if (told.facet().equals("ownership")) {
            List<String> owners = new ArrayList<>();
            body.path("owners").forEach(owner -> owners.add(owner.path("name").asText()));
            return new Facts(owners, Optional.empty());
        }
        String field = told.facet().equals("jobType") ? "jobType" : "datasetType";
        String type = body.path(field).asText();
        return new Facts(List.of(), type.isEmpty() ? Optional.empty() : Optional.of(type));
    }

    private static Facts both(Facts one, Facts other) {
        return new Facts(
                one.owners().isEmpty() ? other.owners() : one.owners(),
                one.type().or(other::type));
    }
}
