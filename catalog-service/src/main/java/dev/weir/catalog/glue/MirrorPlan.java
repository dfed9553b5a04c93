package dev.weir.catalog.glue;

import java.util.ArrayList;
import java.util.List;

/**
 * What would have to be done, in an order in which it can be done.
 *
 * @param findings what is not done, and why; and what gets lost
 */
public record MirrorPlan(List<GlueChange> changes, List<MirrorFinding> findings) {

    static final MirrorPlan NOTHING = new MirrorPlan(List.of(), List.of());

    public MirrorPlan {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    static MirrorPlan finding(MirrorFinding finding) {
        return new MirrorPlan(List.of(), List.of(finding));
    }

    MirrorPlan and(MirrorPlan more) {
        List<GlueChange> allChanges = new ArrayList<>(changes);
        allChanges.addAll(more.changes);
        List<MirrorFinding> allFindings = new ArrayList<>(findings);
        allFindings.addAll(more.findings);
        return new MirrorPlan(allChanges, allFindings);
    }
}
