package dev.weir.cli.command;

import dev.weir.cli.service.Lakes;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir crawl preview}. */
@Command(
        name = "preview",
        header = "Show what a crawl would find, and why, without recording it.",
        footer = {"", "Examples:", "  weir crawl preview acme", "  weir crawl preview acme --prefix landing/"})
public final class CrawlPreviewCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "LAKE|PATH", description = "A lake by its name, or by its folder or s3:// address.")
    private String lake;

    @Option(names = "--prefix", paramLabel = "PATH", description = "Only what is below this path of the lake.")
    private String prefix = "";

    @Mixin
    private final Output output = new Output();

    public CrawlPreviewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Lakes.Found found = new Lakes(surroundings.service(), surroundings.directory())
                .findOrRegister(lake, "", Lakes.S3Store.NONE);
        Map<String, Object> wanted = Map.of("lake", found.lake().name(), "prefix", prefix);
        return new Previewed(surroundings.service().post("/crawls/preview", wanted), found.lake())
                .print(output, surroundings.terminal());
    }
}
