package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.service.Crawl;
import dev.weir.cli.service.CrawlRun;
import dev.weir.cli.service.Finding;
import dev.weir.cli.service.Lake;
import dev.weir.cli.service.Lakes;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir crawl}. */
@Command(
        name = "crawl",
        header = "Look at what is in a lake, and bring the catalog up to date.",
        footer = {
            "",
            "Examples:",
            "  weir crawl acme                 the same as: weir crawl run acme",
            "  weir crawl acme --prefix silver/crm/",
            "  weir crawl /srv/lake --name sales",
            "  weir crawl s3://acme-lake/prod/ --s3-endpoint http://127.0.0.1:9000 --s3-path-style"
        })
public final class CrawlCommand implements Callable<Integer> {

    private static final int SHOWN_FINDINGS = 50;

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "LAKE|PATH",
            description =
                    "A lake by its name, or the folder or s3:// address of one, which is made known if it is new.")
    private String lake = "";

    @Option(names = "--prefix", paramLabel = "PATH", description = "Only what is below this path of the lake.")
    private String prefix = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What to call a new lake. Default: its last folder.")
    private String name = "";

    @Option(names = "--no-wait", description = "Only ask for the crawl; do not wait for its end.")
    private boolean noWait;

    @ArgGroup(exclusive = false, heading = "For a new lake on an S3 store that is not AWS's:%n")
    private final S3 s3 = new S3();

    @Mixin
    private final Output output = new Output();

    static final class S3 {
        @Option(names = "--s3-endpoint", paramLabel = "URL", description = "Address of the store.")
        private String endpoint = "";

        @Option(names = "--s3-region", paramLabel = "REGION", description = "Region of the bucket.")
        private String region = "";

        @Option(names = "--s3-path-style", description = "The bucket is part of the path, not of the host.")
        private boolean pathStyle;

        Lakes.S3Store store() {
            return new Lakes.S3Store(endpoint, region, pathStyle);
        }
    }

    public CrawlCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (lake.isEmpty()) {
            throw new UsageError("Which lake? Write weir crawl NAME, or weir crawl /path/of/your/lake.");
        }
        ServiceClient service = surroundings.service();
        Terminal terminal = surroundings.terminal();
        Lakes.Found found = new Lakes(service, surroundings.directory()).findOrRegister(lake, name, s3.store());
        if (found.registered()) {
            terminal.err()
                    .println("New lake " + found.lake().name() + ": "
                            + found.lake().root());
        }
        CrawlRun run = CrawlRun.start(service, found.lake().name(), prefix);
        if (noWait) {
            return printAsked(run, terminal);
        }
        Reply end = run.await(terminal.progress(), () -> {});
        List<JsonNode> findings = service.list("/crawls/" + run.id() + "/findings", Map.of(), 1000);
        Crawl crawl = end.as(Crawl.class);
        if (output.json()) {
            ObjectNode body = end.body().deepCopy();
            body.putArray("findings").addAll(findings);
            output.print(terminal, body);
        } else {
            print(crawl, found.lake(), findings, terminal);
        }
        return crawl.state().equals("completed") ? Exit.OK : Exit.FAILED;
    }

    private int printAsked(CrawlRun run, Terminal terminal) {
        if (output.json()) {
            output.print(terminal, run.asked().body());
        } else {
            terminal.line(terminal.mark(Mark.OPEN, "asked for") + "  crawl " + run.id());
        }
        return Exit.OK;
    }

    private static void print(Crawl crawl, Lake lake, List<JsonNode> findings, Terminal terminal) {
        CrawlSummary summary = new CrawlSummary(terminal);
        summary.print(crawl, lake);
        List<Finding> problems =
                findings.stream().map(body -> Reply.read(body, Finding.class)).toList();
        summary.print(problems, lake, SHOWN_FINDINGS, Math.max(crawl.findings(), problems.size()));
    }
}
