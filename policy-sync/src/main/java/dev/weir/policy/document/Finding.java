package dev.weir.policy.document;

import dev.weir.policy.document.PolicyFault.Severity;
import java.util.Collection;

/** Something that is wrong with policies, or may be, and where. */
public record Finding(PolicyFault fault, Place place, String message) {

    public boolean isError() {
        return fault.severity() == Severity.ERROR;
    }

    public static boolean anyError(Collection<Finding> findings) {
        return findings.stream().anyMatch(Finding::isError);
    }

    @Override
    public String toString() {
        return place + ": " + (isError() ? "error" : "warning") + " " + fault.code() + ": " + message;
    }
}
