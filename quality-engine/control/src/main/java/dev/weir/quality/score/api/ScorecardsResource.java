package dev.weir.quality.score.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.score.ScoreReader;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** Which share of the rules held, by dataset, domain, dimension and day. */
@Path("/api/v1/scorecards")
public class ScorecardsResource {

    private final ScoreReader reader;
    private final CurrentActor actor;

    ScorecardsResource(ScoreReader reader, CurrentActor actor) {
        this.reader = reader;
        this.actor = actor;
    }

    /** Of the datasets of which a batch was ever decided, by lake and alias, over the last {@code days} days. */
    @GET
    public Page<ScorecardView> datasets(
            @QueryParam("lake") Optional<String> lake,
            @QueryParam("dataset") Optional<String> dataset,
            @QueryParam("days") @DefaultValue("30") @Min(1) @Max(92) int days,
            @Valid @BeanParam PageRequest page) {
        return Page.of(
                        reader.datasets(actor.get(), lake, dataset, days, page),
                        page.limit(),
                        card -> card.subject().lake() + "\n"
                                + card.subject().dataset().orElseThrow())
                .map(ScorecardView::line);
    }

    /** The same for domains, by lake and zone: every rule of every dataset counts alike. */
    @GET
    @Path("/domains")
    public Page<ScorecardView> domains(
            @QueryParam("lake") Optional<String> lake,
            @QueryParam("days") @DefaultValue("30") @Min(1) @Max(92) int days,
            @Valid @BeanParam PageRequest page) {
        return Page.of(
                        reader.domains(actor.get(), lake, days, page),
                        page.limit(),
                        card -> card.subject().lake() + "\n" + card.subject().zone())
                .map(ScorecardView::line);
    }

    /** One dataset, with what became of its rules day by day. */
    @GET
    @Path("/{lake}/{dataset}")
    public ScorecardView dataset(
            String lake, String dataset, @QueryParam("days") @DefaultValue("30") @Min(1) @Max(366) int days) {
        return ScorecardView.whole(reader.dataset(actor.get(), lake, dataset, days));
    }
}
