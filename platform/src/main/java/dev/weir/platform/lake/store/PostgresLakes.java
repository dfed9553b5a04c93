package dev.weir.platform.lake.store;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.lake.Pin;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.storage.LakePath;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresLakes implements Lakes {

    private final Rows rows = new Rows();

    private static final class Rows implements PanacheRepositoryBase<LakeRow, UUID> {}

    @Override
    public void add(Lake lake) {
        rows.persist(LakeRow.of(lake));
    }

    @Override
    public void pin(UUID id, List<Pin> pins) {
        rows.update("pins = ?1 where id = ?2", LakeRow.text(pins), id);
    }

    @Override
    public Optional<Lake> find(String name) {
        return rows.find("name", name).firstResultOptional().map(LakeRow::lake);
    }

    @Override
    public Optional<Lake> find(UUID id) {
        return rows.findByIdOptional(id).map(LakeRow::lake);
    }

    @Override
    public Optional<Lake> findByRoot(LakePath root) {
        return rows.find("root", root.value()).firstResultOptional().map(LakeRow::lake);
    }

    @Override
    public List<Lake> list(PageRequest page) {
        PanacheQuery<LakeRow> found = page.afterId()
                .map(after -> rows.find("id > ?1 order by id", after))
                .orElseGet(() -> rows.find("order by id"));
        return found.range(0, page.limit()).stream().map(LakeRow::lake).toList();
    }

    @Override
    public long count() {
        return rows.count();
    }
}
