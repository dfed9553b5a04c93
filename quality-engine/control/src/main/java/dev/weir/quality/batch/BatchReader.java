package dev.weir.quality.batch;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Looks batches up. Access is asked twice: before, so that who may see no batch does not learn which ones there are, and
 * again for the dataset once it is known.
 */
@ApplicationScoped
public class BatchReader {

    private final Batches batches;
    private final Access access;

    BatchReader(Batches batches, Access access) {
        this.batches = batches;
        this.access = access;
    }

    /** A batch with its journal. */
    public record Story(Batch batch, List<Step> steps) {}

    @Transactional
    public Story get(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        Batch batch = batches.find(id).orElseThrow(() -> new BatchNotFound(id));
        access.require(actor, Permission.VIEW, batch.target().datasetName());
        return new Story(batch, batches.steps(id));
    }

    @Transactional
    public List<Batch> list(Actor actor, Batches.Filter filter, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return batches.list(filter, page);
    }

    /** Rows are data, not metadata: they need a permission of their own. */
    @Transactional
    public List<Batches.NumberedRow> failingRows(Actor actor, UUID id, PageRequest page) {
        access.require(actor, Permission.VIEW_ROWS);
        Batch batch = batches.find(id).orElseThrow(() -> new BatchNotFound(id));
        access.require(actor, Permission.VIEW_ROWS, batch.target().datasetName());
        return batches.failingRows(id, page);
    }

    @Transactional
    public Map<Batch.State, Long> countByState() {
        return batches.countByState();
    }
}
