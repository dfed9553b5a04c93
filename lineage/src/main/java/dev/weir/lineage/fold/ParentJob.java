package dev.weir.lineage.fold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.lineage.event.JobName;

/** A job's parent, as it is kept among the job's facets. */
final class ParentJob {

    private ParentJob() {}

    static String body(JobName parent) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("namespace", parent.namespace())
                .put("name", parent.name())
                .toString();
    }
}
