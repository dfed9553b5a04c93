package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.service.Batch;
import dev.weir.cli.service.FailingRow;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir batches show}. */
@Command(
        name = "show",
        header = "One batch: what each rule said of it, and the rows that failed.",
        footer = {"", "Example:", "  weir batches show 0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24 --rows 20"})
public final class BatchShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "Its id, as `weir batches` lists it.")
    private String id;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "5", description = "How many failing rows. Default: 5.")
    private int rows = 5;

    @Option(
            names = "--reveal",
            description = "Show the values that are masked. Needs a permission of its own, and is audited.")
    private boolean reveal;

    @Mixin
    private final Output output = new Output();

    public BatchShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return show(surroundings, id, rows, reveal, output);
    }

    static int show(Surroundings surroundings, String id, int rows, boolean reveal, Output output) {
        ServiceClient service = surroundings.service();
        Reply reply = service.get("/batches/" + ServiceClient.encoded(id));
        Batch batch = reply.as(Batch.class);
        List<JsonNode> failing = rows > 0 && batch.failedRows() > 0
                ? service.list(
                        "/batches/" + batch.id() + "/failing-rows", reveal ? Map.of("reveal", "true") : Map.of(), rows)
                : List.of();
        if (output.json()) {
            ObjectNode body = reply.body().deepCopy();
            body.putArray("failingRows").addAll(failing);
            output.print(surroundings.terminal(), body);
            return Exit.OK;
        }
        BatchPage page = new BatchPage(surroundings.terminal());
        page.print(batch);
        page.print(
                batch,
                failing.stream().map(row -> Reply.read(row, FailingRow.class)).toList());
        return Exit.OK;
    }
}
