package dev.weir.catalog.refresh;

import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.dataset.Datasets.Filter;
import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.datacontract.CataloguedSchemas;
import dev.weir.quality.odcs.DataType;
import dev.weir.quality.odcs.Field;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Contracts find the schemas that they promise in the catalog. */
@ApplicationScoped
class CataloguedFields implements CataloguedSchemas {

    private static final int MOST = 500;

    private final Datasets datasets;

    CataloguedFields(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public Optional<Catalogued> find(String lake, String alias) {
        Filter filter = new Filter(Optional.of(alias), Optional.of(lake), Optional.empty(), Optional.empty());
        return datasets.list(filter, new PageRequest(MOST, Optional.empty())).stream()
                .filter(dataset ->
                        dataset.alias().equals(alias) && dataset.missingSince().isEmpty())
                // What a crawl saw goes before what Glue tells.
                .min(Comparator.comparing(Dataset::origin))
                .flatMap(this::catalogued);
    }

    private Optional<Catalogued> catalogued(Dataset dataset) {
        return datasets.version(dataset.id(), dataset.version())
                .map(version -> new Catalogued(
                        dataset.alias(),
                        dataset.location(),
                        dataset.format().name().toLowerCase(Locale.ROOT),
                        dataset.version(),
                        dataset.updatedAt(),
                        fields(version.columns())));
    }

    private static List<Field> fields(List<Column> columns) {
        AtomicInteger partitions = new AtomicInteger();
        return columns.stream()
                .map(column -> field(
                        column.name(),
                        column.type(),
                        column.nullable(),
                        column.partition() ? partitions.incrementAndGet() : 0))
                .toList();
    }

    private static Field field(String name, ColumnType type, boolean nullable, int partition) {
        List<Field> fields = type instanceof ColumnType.Struct struct
                ? struct.fields().stream()
                        .map(inner -> field(inner.name(), inner.type(), true, 0))
                        .toList()
                : List.of();
        Optional<Field> element = type instanceof ColumnType.Array array
                ? Optional.of(field("element", array.element(), true, 0))
                : Optional.empty();
        return Field.found(name, DataType.of(type.toString()), nullable, partition, fields, element);
    }
}
