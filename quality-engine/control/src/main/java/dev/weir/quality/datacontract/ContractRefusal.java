package dev.weir.quality.datacontract;

import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import dev.weir.quality.odcs.ContractChange;
import dev.weir.quality.odcs.ContractInvalid;
import java.util.List;

/** Why something is not done with a contract. */
abstract class ContractRefusal extends Problem {

    private ContractRefusal(ContractProblem code, String detail) {
        super(code, detail);
    }

    private ContractRefusal(ContractProblem code, String detail, List<Place> places) {
        super(code, detail, places);
    }

    /** No contract has this name. */
    static final class NotFound extends ContractRefusal {
        NotFound(String name) {
            super(
                    ContractProblem.CONTRACT_NOT_FOUND,
                    "There is no contract " + name + ": import one with PUT /api/v1/contracts/" + name + ".");
        }
    }

    /** The text is not a contract. */
    static final class Invalid extends ContractRefusal {
        Invalid(ContractInvalid invalid) {
            super(
                    ContractProblem.CONTRACT_INVALID,
                    String.valueOf(invalid.getMessage()),
                    invalid.mistakes().stream()
                            .map(mistake -> place(mistake.place(), mistake.message()))
                            .toList());
        }
    }

    /** Who relies on the contract would be hurt. */
    static final class Breaks extends ContractRefusal {
        Breaks(String before, String after, List<ContractChange> breaking) {
            super(
                    ContractProblem.CONTRACT_BREAKS,
                    breaking.get(0).what() + ": " + breaking.get(0).reason()
                            + (breaking.size() == 1 ? "" : ", and " + (breaking.size() - 1) + " more")
                            + "; version " + after + " must have a greater major number than " + before,
                    breaking.stream().map(Breaks::place).toList());
        }

        private static Place place(ContractChange change) {
            String detail = change.what() + ": " + change.reason();
            return change.afterPlace() == null
                    ? Place.pointer("/text", detail)
                    : ContractRefusal.place(change.afterPlace(), detail);
        }
    }

    /** Somebody wrote a ruleset of this name. */
    static final class RulesetTaken extends ContractRefusal {
        RulesetTaken(String name, String by) {
            super(
                    ContractProblem.CONTRACT_RULESET_TAKEN,
                    "The ruleset " + name + " was made by " + by + ", not from a contract.");
        }
    }

    /** The dataset has another contract, or the contract another dataset. */
    static final class DatasetTaken extends ContractRefusal {
        DatasetTaken(KeptContract other) {
            super(
                    ContractProblem.CONTRACT_DATASET_TAKEN,
                    "The contract " + other.name() + " is that of dataset " + other.dataset() + " in lake "
                            + other.lake() + ".");
        }
    }

    /** There is nothing to hold the contract against. */
    static final class NotCatalogued extends ContractRefusal {
        NotCatalogued(String lake, String dataset) {
            super(
                    ContractProblem.CONTRACT_DATASET_NOT_CATALOGUED,
                    "The catalog has no dataset " + dataset + " in lake " + lake + ".");
        }
    }

    static Place place(dev.weir.quality.odcs.Place at, String detail) {
        return new Place(at.pointer(), null, at.line(), at.column(), null, detail);
    }
}
