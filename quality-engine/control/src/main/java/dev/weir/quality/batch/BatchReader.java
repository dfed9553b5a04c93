package dev.weir.quality.batch;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Looks batches up. Access is asked twice: before, so that who may see no batch does not learn which ones there are, and
 * again for the dataset once it is known.
 */
@ApplicationScoped
public class BatchReader {

    private final Batches batches;
    private final SensitiveColumns sensitive;
    private final AuditTrail audit;
    private final Access access;

    BatchReader(Batches batches, SensitiveColumns sensitive, AuditTrail audit, Access access) {
        this.batches = batches;
        this.sensitive = sensitive;
        this.audit = audit;
        this.access = access;
    }

    /**
     * A batch with its journal, and the batches that repair it, newest first.
     *
     * @param causes why its rules failed, most likely; values of sensitive columns are masked
     */
    public record Story(Batch batch, List<Step> steps, List<Batch> replays, List<Cause> causes) {}

    /** Whether the values of sensitive columns are shown. */
    public enum Values {
        MASKED,
        REVEALED
    }

    @Transactional
    public Story get(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        Batch batch = batches.find(id).orElseThrow(() -> new BatchNotFound(id));
        access.require(actor, Permission.VIEW, batch.target().datasetName());
        return new Story(batch, batches.steps(id), batches.replaysOf(id), masked(batch));
    }

    /** What a gate tells whoever sent a batch through it. */
    @Transactional
    public Story brief(Batch batch) {
        return new Story(batch, List.of(), List.of(), masked(batch));
    }

    private List<Cause> masked(Batch batch) {
        List<Cause> causes = batch.decision().map(Decision::causes).orElse(List.of());
        Map<String, List<String>> shown = new LinkedHashMap<>();
        for (Cause cause : causes) {
            if (cause.column() != null && !cause.values().isEmpty()) {
                shown.computeIfAbsent(cause.column(), unseen -> new ArrayList<>())
                        .addAll(cause.values());
            }
        }
        Set<String> hidden =
                shown.isEmpty() ? Set.of() : sensitive.among(batch.target().datasetName(), shown);
        return causes.stream()
                .map(cause -> cause.column() != null && hidden.contains(cause.column()) ? cause.masked() : cause)
                .toList();
    }

    @Transactional
    public List<Batch> list(Actor actor, Batches.Filter filter, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return batches.list(filter, page);
    }

    /** The newest batch of each of these rulesets that has one. */
    @Transactional
    public List<Batch> latestOf(Actor actor, Collection<String> rulesets) {
        access.require(actor, Permission.VIEW);
        return rulesets.isEmpty() ? List.of() : batches.latestOf(rulesets);
    }

    /**
     * Rows are data, not metadata: they need a permission of their own. Values of sensitive columns need another one, and who
     * sees them is written down.
     */
    @Transactional
    public List<ShownRow> failingRows(Actor actor, UUID id, Values wanted, PageRequest page) {
        access.require(actor, Permission.VIEW_ROWS);
        if (wanted == Values.REVEALED) {
            access.require(actor, Permission.REVEAL_VALUES);
        }
        Batch batch = batches.find(id).orElseThrow(() -> new BatchNotFound(id));
        access.require(actor, Permission.VIEW_ROWS, batch.target().datasetName());
        List<Batches.NumberedRow> rows = batches.failingRows(id, page);
        if (wanted == Values.REVEALED) {
            access.require(actor, Permission.REVEAL_VALUES, batch.target().datasetName());
            audit.record(actor, "batch.values-revealed", "batch/" + id, null, Map.of("rows", rows.size()));
            return rows.stream().map(ShownRow::whole).toList();
        }
        Set<String> hidden = sensitive.among(batch.target().datasetName(), columns(rows));
        return rows.stream()
                .map(row -> ShownRow.masked(row, batch.ruleset(), hidden))
                .toList();
    }

    private static Map<String, List<String>> columns(List<Batches.NumberedRow> rows) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        rows.forEach(row -> row.row().values().forEach((column, value) -> {
            List<String> values = columns.computeIfAbsent(column, unseen -> new ArrayList<>());
            if (value != null) {
                values.add(value);
            }
        }));
        return columns;
    }

    @Transactional
    public Map<Batch.State, Long> countByState() {
        return batches.countByState();
    }
}
