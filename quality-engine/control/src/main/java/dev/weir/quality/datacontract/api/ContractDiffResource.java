package dev.weir.quality.datacontract.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.quality.datacontract.ContractDesk;
import dev.weir.quality.odcs.ContractChange;
import dev.weir.quality.odcs.ContractDiff;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a new contract changes for who relies on the old one. */
@Path("/api/v1/contract:diff")
public class ContractDiffResource {

    private final ContractDesk desk;
    private final CurrentActor actor;

    ContractDiffResource(ContractDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    @Schema(name = "ContractsToCompare")
    public record Texts(
            @NotNull @Size(max = 3_000_000) String before,
            @NotNull @Size(max = 3_000_000) String after) {}

    @Schema(name = "ContractDiff")
    public record Diff(boolean breaking, List<ContractView.ChangeView> changes) {}

    @POST
    public Diff diff(@NotNull @Valid Texts texts) {
        List<ContractChange> changes =
                ContractDiff.between(desk.read(actor.get(), texts.before()), desk.read(actor.get(), texts.after()));
        return new Diff(
                changes.stream().anyMatch(change -> change.kind() == ContractChange.Kind.BREAKING),
                ContractView.ChangeView.of(changes));
    }
}
