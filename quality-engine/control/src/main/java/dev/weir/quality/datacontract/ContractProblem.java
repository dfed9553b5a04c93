package dev.weir.quality.datacontract;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a data contract. */
public enum ContractProblem implements ProblemCode {
    CONTRACT_NOT_FOUND(404, "There is no contract of this name", "List them with `GET /api/v1/contracts`."),
    CONTRACT_INVALID(
            422,
            "The text is not a data contract",
            "Correct the places that `errors` names, by line, column and JSON pointer. docs/contracts.md says what Weir"
                    + " reads."),
    CONTRACT_BREAKS(
            409,
            "The contract breaks the one before",
            "Keep what `errors` names as it was, or raise the major number of the contract's `version`."),
    CONTRACT_RULESET_TAKEN(
            409,
            "A ruleset of this name was made by hand",
            "Import the contract under another name; a ruleset that was made by hand is not overwritten."),
    CONTRACT_DATASET_TAKEN(
            409, "The dataset has another contract", "A dataset has one contract: import under that one's name."),
    CONTRACT_DATASET_NOT_CATALOGUED(
            404, "The catalog does not know the dataset", "Crawl it first, or correct `lake` and `dataset`.");

    private final Meaning meaning;

    ContractProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
