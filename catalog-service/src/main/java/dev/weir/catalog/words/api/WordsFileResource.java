package dev.weir.catalog.words.api;

import dev.weir.catalog.words.WordsFiles;
import dev.weir.catalog.words.WordsFiles.Mode;
import dev.weir.catalog.words.WordsPlan;
import dev.weir.platform.access.api.CurrentActor;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** All words as a file. */
@Path("/api/v1/words")
public class WordsFileResource {

    private final WordsFiles files;
    private final CurrentActor actor;

    WordsFileResource(WordsFiles files, CurrentActor actor) {
        this.files = files;
        this.actor = actor;
    }

    /** As YAML: all that you see, in an order that does not change, without ids. */
    @GET
    @Produces("application/yaml")
    public String export() {
        return files.write(actor.get());
    }

    /** Takes such a file, wholly or not at all. Entries that it does not tell of stay. */
    @PUT
    @Consumes({"application/yaml", "text/plain"})
    public WordsPlan importFile(@QueryParam("dryRun") @DefaultValue("false") boolean dryRun, @NotNull String file) {
        return files.read(actor.get(), file, mode(dryRun));
    }

    /** Takes the metrics of a dbt project: its {@code manifest.json} or {@code semantic_manifest.json}. */
    @POST
    @Path("/dbt")
    public WordsPlan importDbt(@QueryParam("dryRun") @DefaultValue("false") boolean dryRun, @NotNull String manifest) {
        return files.readDbt(actor.get(), manifest, mode(dryRun));
    }

    private static Mode mode(boolean dryRun) {
        return dryRun ? Mode.DRY_RUN : Mode.APPLY;
    }
}
