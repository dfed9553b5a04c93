package dev.weir.policy.document;

import java.util.List;
import java.util.stream.Collectors;

/** Documents say nothing that could be compiled; every place that is wrong is named. */
public class PoliciesInvalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    public PoliciesInvalid(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
