package dev.weir.format.table.iceberg;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/** Partition values as text, by the names of a spec's fields. */
final class Partitions {

    private final Map<Integer, List<NestedField>> types = new HashMap<>();

    Map<String, @Nullable String> values(PartitionSpec spec, StructLike partition) {
        List<NestedField> results = types.computeIfAbsent(
                spec.specId(), unseen -> spec.partitionType().fields());
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < spec.fields().size(); i++) {
            PartitionField field = spec.fields().get(i);
            if (!field.transform().isVoid()) {
                Object value = partition.get(i, Object.class);
                values.put(
                        field.name(),
                        value == null ? null : text(field, results.get(i).type(), value));
            }
        }
        return values;
    }

    @SuppressWarnings("unchecked") // The value is of the transform's result type, which only the spec knows.
    private static String text(PartitionField field, Type type, Object value) {
        Transform<?, Object> transform = (Transform<?, Object>) field.transform();
        return field.transform().isIdentity()
                ? IcebergColumns.text(type, value).orElseGet(() -> transform.toHumanString(type, value))
                : transform.toHumanString(type, value);
    }
}
