package dev.weir.catalog.glue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetFile;
import dev.weir.catalog.dataset.DatasetFiles;
import dev.weir.format.Column;
import dev.weir.format.avro.AvroReader;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks into files of an Avro dataset for a schema that has all of its columns: the catalog keeps columns, of which no schema
 * can be made that resolves with those of the files, since the names of their records are lost.
 */
@ApplicationScoped
class AvroSchemas {

    private static final int LISTED = 1_000;
    private static final int LOOKED_AT = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DatasetFiles files;
    private final Lakes lakes;
    private final LakeStores stores;

    AvroSchemas(DatasetFiles files, Lakes lakes, LakeStores stores) {
        this.files = files;
        this.lakes = lakes;
        this.stores = stores;
    }

    /** As Avro's JSON; empty if none of some files has one that will do, or can be read. */
    Optional<String> of(Dataset dataset, List<Column> columns) {
        Optional<Lake> lake = QuarkusTransaction.requiringNew().call(() -> lakes.find(dataset.lake()));
        if (lake.isEmpty() || !dataset.location().endsWith("/")) {
            return Optional.empty();
        }
        LakePath root = new LakePath(dataset.location());
        LakeStore store = stores.of(root, lake.get().s3());
        Set<String> wanted = new HashSet<>();
        columns.stream().filter(column -> !column.partition()).map(Column::name).forEach(wanted::add);
        return some(dataset)
                .map(file -> schema(store, root.object(file.path())))
                .flatMap(Optional::stream)
                .filter(schema -> fields(schema).containsAll(wanted))
                .findFirst();
    }

    // Newer schemas have more columns, and newer files later names.
    private Stream<DatasetFile> some(Dataset dataset) {
        List<DatasetFile> listed =
                files.of(dataset.id(), Optional.empty(), new PageRequest(LISTED, Optional.empty())).stream()
                        .filter(file -> file.fault().isEmpty())
                        .toList();
        int last = listed.size() - 1;
        return Stream.iterate(0, i -> i <= last && i < LOOKED_AT, i -> i + 1).map(i -> listed.get(last - i));
    }

    private static Optional<String> schema(LakeStore store, ObjectLocation file) {
        try {
            return store.find(file).flatMap(object -> AvroReader.schema(store, object));
        } catch (StorageFailed unreadable) {
            return Optional.empty();
        }
    }

    private static Set<String> fields(String schema) {
        Set<String> fields = new HashSet<>();
        try {
            for (JsonNode field : JSON.readTree(schema).path("fields")) {
                fields.add(field.path("name").asText());
            }
        } catch (JsonProcessingException broken) {
            return Set.of();
        }
        return fields;
    }
}
