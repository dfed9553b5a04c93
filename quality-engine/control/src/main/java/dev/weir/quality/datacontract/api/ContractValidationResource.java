package dev.weir.quality.datacontract.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import dev.weir.quality.datacontract.ContractDesk;
import dev.weir.quality.datacontract.ContractProblem;
import dev.weir.quality.odcs.ContractRules;
import dev.weir.quality.odcs.DataContract;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reads contracts without keeping them, for editors and CI. */
@Path("/api/v1/contract:validate")
public class ContractValidationResource {

    private final ContractDesk desk;
    private final CurrentActor actor;

    ContractValidationResource(ContractDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    @Schema(name = "ContractToValidate")
    public record Text(@NotNull @Size(max = 3_000_000) String text) {}

    /** @param tables none if it is not valid @param mistakes none if it is valid */
    @Schema(name = "ContractValidation")
    public record Validation(boolean valid, List<TableRules> tables, List<ContractMistake> mistakes) {}

    /** What one table of the schema becomes. */
    @Schema(name = "ContractTable")
    public record TableRules(
            String table, List<ContractView.ContractRule> rules, List<ContractView.Unconverted> unconverted) {}

    public record ContractMistake(int line, int column, String pointer, String message) {}

    @POST
    public Validation validate(@NotNull @Valid Text text) {
        try {
            DataContract contract = desk.read(actor.get(), text.text());
            return new Validation(
                    true,
                    contract.tables().stream()
                            .map(table -> ContractRules.of(contract, table))
                            .map(rules -> new TableRules(
                                    rules.table(), ContractView.rules(rules), ContractView.Unconverted.of(rules)))
                            .toList(),
                    List.of());
        } catch (Problem problem) {
            if (problem.code() != ContractProblem.CONTRACT_INVALID) {
                throw problem;
            }
            return new Validation(
                    false,
                    List.of(),
                    problem.places().stream()
                            .map(ContractValidationResource::mistake)
                            .toList());
        }
    }

    private static ContractMistake mistake(Place place) {
        return new ContractMistake(
                place.line() == null ? 1 : place.line(),
                place.column() == null ? 1 : place.column(),
                place.pointer() == null ? "" : place.pointer(),
                place.detail());
    }
}
