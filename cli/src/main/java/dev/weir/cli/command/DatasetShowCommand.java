package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.service.Dataset;
import dev.weir.cli.service.DatasetVersion;
import dev.weir.cli.service.Partition;
import dev.weir.cli.service.Problem;
import dev.weir.cli.service.ProblemAnswered;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
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
        String id = ID.matcher(dataset).matches() ? dataset : idOf(dataset, service);
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

    private String idOf(String alias, ServiceClient service) {
        List<Dataset> named = service.list("/datasets", Map.of("q", alias, "lake", lake), 500, Dataset.class).stream()
                .filter(candidate ->
                        candidate.alias().equals(alias) || candidate.name().equals(alias))
                .toList();
        if (named.size() == 1) {
            return named.get(0).id();
        }
        if (named.isEmpty()) {
            throw new ProblemAnswered(new Problem(
                    "Dataset not found",
                    404,
                    "no dataset is called " + alias + ". `weir datasets` lists them all.",
                    "dataset-not-found",
                    null,
                    List.of()));
        }
        throw new UsageError(alias + " is in several lakes ("
                + String.join(", ", named.stream().map(Dataset::lake).toList()) + "): name one with --lake.");
    }
}
