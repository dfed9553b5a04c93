package dev.weir.catalog.glue;

import dev.weir.catalog.glue.GlueRun.Counts;
import dev.weir.catalog.glue.GlueRun.JournalledChange;
import dev.weir.catalog.glue.GlueRun.NumberedFinding;
import dev.weir.platform.page.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The journal of one run. */
final class JournalInMemory implements GlueRuns {

    private final List<String> changes = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    /** {@code create-table db.table applied}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            lines.add(changes.get(i) + " " + outcomes.get(i));
        }
        return lines;
    }

    /** {@code foreign-table db.table}. */
    List<String> found() {
        return List.copyOf(findings);
    }

    @Override
    public boolean begin(UUID id, UUID lakeId, GlueRun.Kind kind, String requestedBy, Duration lease) {
        return true;
    }

    @Override
    public void touch(UUID id, Duration lease) {}

    @Override
    public void write(UUID id, int seq, JournalEntry change, String outcome) {
        changes.add(seq, change.kind() + " " + change.target());
        outcomes.add(seq, outcome);
    }

    @Override
    public void outcome(UUID id, int seq, String outcome, Optional<String> reason) {
        outcomes.set(seq, outcome);
    }

    @Override
    public void write(UUID id, int seq, MirrorFinding finding) {
        findings.add(seq, finding.code() + " " + finding.subject());
    }

    @Override
    public void finish(UUID id, Counts counts, Optional<String> error) {}

    @Override
    public Optional<GlueRun> find(UUID lakeId, UUID id) {
        return Optional.empty();
    }

    @Override
    public List<GlueRun> list(UUID lakeId, PageRequest page) {
        return List.of();
    }

    @Override
    public List<JournalledChange> changes(UUID id, PageRequest page) {
        return List.of();
    }

    @Override
    public List<NumberedFinding> findings(UUID id, PageRequest page) {
        return List.of();
    }
}
