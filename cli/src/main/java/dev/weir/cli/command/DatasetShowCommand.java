package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.service.Dataset;
import dev.weir.cli.service.DatasetVersion;
import dev.weir.cli.service.Partition;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir datasets show}. */
@Command(
        name = "show",
        header = "One dataset: its schema, partitions and versions.",
        footer = {"", "Example:", "  weir datasets show silver_crm.contacts"})
public final class DatasetShowCommand implements Callable<Integer> {

    private static final int VERSIONS = 5;
    private static final int PARTITIONS = 500;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DATASET", description = "Its alias, such as silver_crm.contacts, or its id.")
    private String dataset;

    @Option(
            names = "--lake",
            paramLabel = "LAKE",
            description = "The lake, where several have a dataset of that alias.")
    private String lake = "";

    @Mixin
    private final Output output = new Output();

    public DatasetShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ServiceClient service = surroundings.service();
        String id = new DatasetLookup(service).idOf(dataset, lake);
        Reply reply = service.get("/datasets/" + id);
        List<JsonNode> versions = service.list("/datasets/" + id + "/versions", Map.of(), VERSIONS);
        List<JsonNode> partitions = service.list("/datasets/" + id + "/partitions", Map.of(), PARTITIONS);
        if (output.json()) {
            ObjectNode body = reply.body().deepCopy();
            body.putArray("versions").addAll(versions);
            body.putArray("partitions").addAll(partitions);
            output.print(surroundings.terminal(), body);
            return Exit.OK;
        }
        DatasetPage page = new DatasetPage(surroundings.terminal());
        Dataset shown = reply.as(Dataset.class);
        page.print(shown);
        page.printPartitions(
                shown,
                partitions.stream()
                        .map(body -> Reply.read(body, Partition.class))
                        .toList());
        page.printVersions(versions.stream()
                .map(body -> Reply.read(body, DatasetVersion.class))
                .toList());
        return Exit.OK;
    }
}
