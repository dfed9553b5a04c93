package dev.weir.cli.command;

import dev.weir.cli.service.Lake;
import dev.weir.cli.service.Lakes;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir crawl explain}. */
@Command(
        name = "explain",
        header = "Say which dataset a file or folder belongs to, and why; or why it is skipped.",
        footer = {
            "",
            "Examples:",
            "  weir crawl explain /srv/lake/landing/crm/contacts/2026-10-27/part.csv",
            "  weir crawl explain s3://acme-lake/silver/orders/",
            "  weir crawl explain silver/orders/ --lake acme"
        })
public final class CrawlExplainCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PATH", description = "A file or folder, whole or below the lake's root.")
    private String path;

    @Option(
            names = "--lake",
            paramLabel = "LAKE",
            description = "The lake it is in; needed only if the path is not whole.")
    private String lake = "";

    @Mixin
    private final Output output = new Output();

    public CrawlExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Lakes lakes = new Lakes(surroundings.service(), surroundings.directory());
        Lake found = lake.isEmpty()
                ? lakes.holding(path)
                        .orElseThrow(() -> new UsageError("No lake holds " + path
                                + ". List them with weir lakes, or name the path's lake with --lake."))
                : lakes.findOrRegister(lake, "", Lakes.S3Store.NONE).lake();
        String place = lake.isEmpty() ? lakes.place(path) : path;
        Map<String, Object> wanted = Map.of("lake", found.name(), "path", place);
        return new Previewed(surroundings.service().post("/crawls/explain", wanted), found)
                .print(output, surroundings.terminal());
    }
}
