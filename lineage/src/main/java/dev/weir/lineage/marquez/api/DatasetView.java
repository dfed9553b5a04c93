package dev.weir.lineage.marquez.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.event.Hash;
import dev.weir.lineage.marquez.Catalogue.Dataset;
import dev.weir.lineage.marquez.Catalogue.Schema;
import dev.weir.platform.dataset.DatasetName;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in Marquez' shape.
 *
 * @param currentVersion of its schema
 * @param aliases other names of it: symlinks, and files in it
 */
@org.eclipse.microprofile.openapi.annotations.media.Schema(name = "LineageDataset")
public record DatasetView(
        IdView id,
        String type,
        String name,
        String physicalName,
        Instant createdAt,
        Instant updatedAt,
        String namespace,
        String sourceName,
        List<FieldView> fields,
        List<String> tags,
        @Nullable Instant lastModifiedAt,
        @Nullable String lastLifecycleState,
        @Nullable String description,
        @Nullable UUID currentVersion,
        Map<String, JsonNode> facets,
        boolean deleted,
        List<IdView> aliases) {

    /** The name of a dataset or a job. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "LineageName")
    public record IdView(String namespace, String name) {
        static IdView of(DatasetName name) {
            return new IdView(name.namespace(), name.name());
        }
    }

    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "LineageField")
    public record FieldView(
            String name,
            @Nullable String type,
            List<String> tags,
            @Nullable String description) {

        static List<FieldView> of(JsonNode fields) {
            List<FieldView> views = new ArrayList<>();
            fields.forEach(field -> views.add(new FieldView(
                    field.path("name").asText(),
                    field.path("type").asText(null),
                    List.of(),
                    field.path("description").asText(null))));
            return views;
        }
    }

    static DatasetView of(Dataset dataset) {
        SortedMap<String, JsonNode> facets = Verbatim.facets(dataset.facets());
        Optional<String> lifecycle = Verbatim.text(facets, "lifecycleStateChange", "lifecycleStateChange");
        List<String> tags = new ArrayList<>();
        Optional.ofNullable(facets.get("tags")).ifPresent(told -> told.path("tags")
                .forEach(tag -> tags.add(tag.path("key").asText())));
        return new DatasetView(
                IdView.of(dataset.name()),
                dataset.name().namespace().startsWith("kafka:") ? "STREAM" : "DB_TABLE",
                dataset.name().name(),
                dataset.name().name(),
                dataset.first(),
                dataset.last(),
                dataset.name().namespace(),
                Verbatim.text(facets, "dataSource", "name")
                        .orElse(dataset.name().namespace()),
                dataset.schema()
                        .map(schema -> FieldView.of(Verbatim.json(schema.fields())))
                        .orElse(List.of()),
                tags,
                dataset.written().orElse(null),
                lifecycle.orElse(null),
                Verbatim.text(facets, "documentation", "description").orElse(null),
                dataset.schema().map(Schema::hash).map(DatasetView::version).orElse(null),
                facets,
                lifecycle.filter("DROP"::equals).isPresent(),
                dataset.aliases().stream().map(IdView::of).toList());
    }

    /** Content as an id: the same content has the same, wherever it is. */
    static UUID version(Hash hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash.bytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
