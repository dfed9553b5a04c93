package dev.weir.lineage.impact;

import dev.weir.lineage.graph.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What senders told of datasets and jobs besides their edges. */
public interface NodeFacts {

    /**
     * @param owners as the ownership facet has them: {@code team:crm}
     * @param type as the jobType or datasetType facet has it: {@code DASHBOARD}
     */
    record Facts(List<String> owners, Optional<String> type) {
        public static final Facts NONE = new Facts(List.of(), Optional.empty());
    }

    /** Of those of the nodes of which anything is known; columns are not asked for. */
    Map<NodeId, Facts> of(Collection<? extends NodeId> nodes);
}
