package dev.weir.quality.datacontract.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.quality.datacontract.ContractDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The contract of a dataset; of a dataset that has none, a first one made of its schema. */
@Path("/api/v1/contract:export")
public class ContractExportResource {

    private final ContractDesk desk;
    private final CurrentActor actor;

    ContractExportResource(ContractDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /** @param text an ODCS document, YAML */
    @Schema(name = "ContractDocument")
    public record Document(String text) {}

    @GET
    public Document export(@QueryParam("lake") Optional<String> lake, @QueryParam("dataset") Optional<String> dataset) {
        return new Document(desk.export(actor.get(), lake.orElse(""), dataset.orElse("")));
    }
}
