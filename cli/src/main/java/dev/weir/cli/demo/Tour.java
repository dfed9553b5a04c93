package dev.weir.cli.demo;

import dev.weir.cli.sample.SampleLake;
import dev.weir.cli.service.Batch;
import dev.weir.cli.service.Crawl;
import dev.weir.cli.service.CrawlRun;
import dev.weir.cli.service.Dataset;
import dev.weir.cli.service.FailingRow;
import dev.weir.cli.service.Finding;
import dev.weir.cli.service.Lake;
import dev.weir.cli.service.Lakes;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.service.ServiceStatus;
import dev.weir.cli.service.Submission;
import dev.weir.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo does with a running service. Each step is harmless when it was done before, so a tour that broke off is simply
 * taken again.
 */
public final class Tour {

    static final String LAKE = "acme";

    private static final int EXAMPLES = 3;

    private final ServiceClient service;
    private final Terminal terminal;
    private final Runnable between;

    /** @param between run while something is waited for; what it throws ends the tour */
    public Tour(ServiceClient service, Terminal terminal, Runnable between) {
        this.service = service;
        this.terminal = terminal;
        this.between = between;
    }

    /** Crawls, gates, plays the lineage, crawls again what the gate has written. */
    public Account take(SampleLake sample) {
        Lake lake = new Lakes(service, Path.of("/"))
                .register(LAKE, Lakes.rootOf(sample.folder()), Lakes.S3Store.NONE)
                .lake();
        // The batches are handed in before the crawl is waited for: the worker checks them meanwhile, one after the
        // other.
        DemoRuleset.ALL.forEach(ruleset -> ruleset.put(service, lake.name()));
        Map<Submission, String> submissions = submit();
        CrawlRun run = CrawlRun.start(service, lake.name(), "");
        Crawl crawl = run.await(terminal.progress(), between).as(Crawl.class);
        List<Finding> broken =
                service.list("/crawls/" + run.id() + "/findings", Map.of("kind", "broken"), 20, Finding.class);

        DemoLineage.Played lineage = new DemoLineage().play(service, lake, LocalDate.now(ZoneOffset.UTC));

        List<Gated> gated = await(submissions);
        if (gated.stream().anyMatch(batch -> !batch.before())) {
            // An unchanged lake costs its listing only, so this reads just what the gate has written.
            CrawlRun.start(service, lake.name(), "").await(terminal.progress(), between);
        }
        List<Dataset> datasets = service.list("/datasets", Map.of("lake", lake.name()), 500, Dataset.class);
        DemoWords.say(service, datasets);
        return new Account(
                lake,
                crawl,
                broken,
                datasets,
                gated,
                new Told(lineage.jobs(), lineage.runs(), lineage.failed(), lineage.days()),
                service.get("/status").as(ServiceStatus.class).proposedTags());
    }

    private Map<Submission, String> submit() {
        Map<Submission, String> submissions = new LinkedHashMap<>();
        submit(submissions, DemoRuleset.CONTACTS, "landing/crm/contacts/day=2026-10-27/");
        submit(submissions, DemoRuleset.CONTACTS, "landing/crm/contacts/day=2026-10-28/");
        submit(submissions, DemoRuleset.TRANSACTIONS, "landing/loyalty/transactions/day=2026-10-28/");
        return submissions;
    }

    private List<Gated> await(Map<Submission, String> submissions) {
        List<Gated> gated = new ArrayList<>();
        submissions.forEach((submission, mode) -> {
            Batch batch = submission.await(terminal.progress(), between).as(Batch.class);
            List<FailingRow> examples = batch.failedRows() == 0
                    ? List.of()
                    : service.list("/batches/" + batch.id() + "/failing-rows", Map.of(), EXAMPLES, FailingRow.class);
            gated.add(new Gated(batch, mode, !submission.received(), examples));
        });
        return gated;
    }

    private void submit(Map<Submission, String> submissions, DemoRuleset ruleset, String path) {
        submissions.put(Submission.of(service, ruleset.name(), path), ruleset.mode());
    }

    /**
     * One batch of the demo.
     *
     * @param mode of its ruleset
     * @param before whether an earlier run had handed it in
     */
    public record Gated(Batch batch, String mode, boolean before, List<FailingRow> examples) {}

    /** What the jobs of the demo told. */
    public record Told(long jobs, long runs, long failed, int days) {}

    /**
     * What came of it all.
     *
     * @param proposedTags so far: datasets are classified while the demo goes on
     */
    public record Account(
            Lake lake,
            Crawl crawl,
            List<Finding> broken,
            List<Dataset> datasets,
            List<Gated> gated,
            Told lineage,
            long proposedTags) {

        /** Whether the sample went the way it is meant to go: two batches published, one kept out. */
        public boolean asMeant() {
            return crawl.state().equals("completed")
                    && gated.stream()
                                    .filter(gated -> gated.batch().state().equals("published"))
                                    .count()
                            == 2
                    && gated.stream()
                                    .filter(gated -> gated.batch().state().equals("quarantined"))
                                    .count()
                            == 1;
        }
    }
}
