package dev.weir.cli.command;

import dev.weir.cli.service.Classification;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import dev.weir.cli.terminal.Text;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir tags classify}. */
@Command(
        name = "classify",
        header = "Look at a dataset's columns now, which is done by itself when a crawl finds new ones.",
        footer = {"", "Example:", "  weir tags classify silver_crm.contacts"})
public final class TagsClassifyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DATASET", description = "Its alias, such as silver_crm.contacts, or its id.")
    private String dataset;

    @Option(names = "--lake", paramLabel = "LAKE", description = "Its lake, where several have that alias.")
    private String lake = "";

    @Mixin
    private final Output output = new Output();

    public TagsClassifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ServiceClient service = surroundings.service();
        String id = new DatasetLookup(service).idOf(dataset, lake);
        Reply reply = service.post("/datasets/" + id + "/classify", Map.of());
        if (output.json()) {
            output.print(surroundings.terminal(), reply.body());
        } else {
            print(reply.as(Classification.class), surroundings.terminal());
        }
        return Exit.OK;
    }

    private void print(Classification classified, Terminal terminal) {
        String columns = Text.count(classified.columns(), "column") + " looked at, ";
        terminal.line(
                classified.sampled() == null
                        ? terminal.mark(Mark.MIXED, columns + "by name only") + ": " + classified.notSampled()
                        : terminal.mark(Mark.GOOD, columns + "with values of") + " " + classified.sampled());
        if (classified.found().isEmpty()) {
            terminal.line("No column seems to hold what somebody must know of.");
            return;
        }
        Table table = Table.indented("TAG", ">SURE", "COLUMN", "EVIDENCE");
        classified
                .found()
                .forEach(found ->
                        table.row(found.tag(), TagPage.sure(found.confidence()), found.column(), found.evidence()));
        table.print(terminal);
        terminal.line(
                classified.opened() == 0
                        ? "None of them is new."
                        : Text.count(classified.opened()) + " of them to decide: weir tags list --dataset " + dataset);
    }
}
