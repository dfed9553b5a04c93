package dev.weir.quality.datacontract;

import dev.weir.quality.odcs.ContractChange;
import dev.weir.quality.ruleset.Ruleset;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A contract of a dataset.
 *
 * @param name its own, and that of the ruleset made of it
 * @param dataset alias
 * @param table of the document's schema that the dataset is
 * @param mode of the ruleset
 */
public record KeptContract(
        UUID id, String name, String lake, String dataset, String table, Ruleset.Mode mode, Revision revision) {

    /**
     * @param number from 1, counts the imports
     * @param document as it was imported, character by character
     * @param version as the document says
     * @param changes against the revision before
     */
    public record Revision(
            int number,
            String document,
            String version,
            List<ContractChange> changes,
            Instant savedAt,
            String savedBy) {
        public Revision {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A version of the dataset, held against the contract.
     *
     * @param changes what the dataset has other than was promised
     */
    public record Comparison(int revision, int datasetVersion, Instant at, List<ContractChange> changes) {
        public Comparison {
            changes = List.copyOf(changes);
        }
    }
}
