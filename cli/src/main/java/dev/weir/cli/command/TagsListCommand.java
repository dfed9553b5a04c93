package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.service.TagProposal;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir tags list}. */
@Command(
        name = "list",
        header = "List proposed tags: those to be decided, unless another state is asked for.",
        footer = {"", "Example:", "  weir tags list --dataset silver_crm.contacts --state accepted"})
public final class TagsListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--dataset",
            paramLabel = "DATASET",
            description = "Only this one: its alias, such as silver_crm.contacts, or its id.")
    private String dataset = "";

    @Option(names = "--lake", paramLabel = "LAKE", description = "The dataset's lake, where several have that alias.")
    private String lake = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "Only this tag, such as pii.email.")
    private String tag = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "proposed",
            description = "proposed, accepted, rejected or all. Default: proposed.")
    private String state = "proposed";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many. Default: 100.")
    private int limit = 100;

    @Mixin
    private final Output output = new Output();

    public TagsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageError("--limit must be at least 1, not " + limit);
        }
        ServiceClient service = surroundings.service();
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("dataset", dataset.isEmpty() ? "" : new DatasetLookup(service).idOf(dataset, lake));
        filters.put("tag", tag);
        filters.put("state", state.equals("all") ? "" : state);
        List<JsonNode> items = service.list("/tag-proposals", filters, limit);
        Terminal terminal = surroundings.terminal();
        if (output.json()) {
            output.print(terminal, items);
        } else {
            print(
                    items.stream()
                            .map(item -> Reply.read(item, TagProposal.class))
                            .toList(),
                    terminal);
        }
        return Exit.OK;
    }

    private void print(List<TagProposal> proposals, Terminal terminal) {
        if (proposals.isEmpty()) {
            terminal.line(
                    state.equals("proposed") && (dataset + tag).isEmpty()
                            ? "Nothing is to be decided. Datasets are classified after their crawl."
                            : "No proposal fits.");
            return;
        }
        Table table = Table.of("STATE", "TAG", ">SURE", "DATASET", "COLUMN", "ID", "EVIDENCE");
        proposals.forEach(proposal -> table.row(
                TagPage.state(proposal, terminal),
                proposal.tag(),
                TagPage.sure(proposal.confidence()),
                proposal.alias(),
                proposal.column(),
                proposal.id(),
                proposal.evidence()));
        table.print(terminal);
        if (proposals.size() == limit) {
            terminal.err().println("Showing the first " + limit + "; more with --limit.");
        }
    }
}
