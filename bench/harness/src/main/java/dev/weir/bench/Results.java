package dev.weir.bench;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.bench.Result.Better;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of one run, said as they come, and written at the end. */
public final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double THOUSAND = 1000.0;

    private final List<Result> results = new ArrayList<>();
    private final PrintStream out;
    private final String machine;
    private final String commit;
    private final String date = LocalDate.now(java.time.ZoneOffset.UTC).toString();

    /** @param commit of the code that is measured */
    public Results(PrintStream out, String commit) throws IOException {
        this.out = out;
        this.machine = Machine.describe();
        this.commit = commit;
        out.println(machine);
    }

    /** A figure that is held to a bar. */
    public void add(String metric, double value, String unit, Better better, double bar) {
        add(metric, value, unit, better, Double.valueOf(bar));
    }

    /** A figure that stands for itself. */
    public void add(String metric, double value, String unit, Better better) {
        add(metric, value, unit, better, null);
    }

    private void add(String metric, double value, String unit, Better better, @Nullable Double bar) {
        double rounded = Math.abs(value) < THOUSAND ? Math.round(value * THOUSAND) / THOUSAND : Math.round(value);
        Result result = new Result(metric, rounded, unit, bar, better, machine, date, commit);
        results.add(result);
        out.println("  " + metric + ": " + Figures.text(rounded) + " " + unit
                + result.met()
                        .map(met -> met ? "  (bar met)" : "  (BAR NOT MET)")
                        .orElse(""));
    }

    /** Puts these in place of those of the same name, and leaves the others as they are. */
    public void merge(Path file) throws IOException {
        Map<String, Result> all = new LinkedHashMap<>();
        if (Files.exists(file)) {
            read(file).forEach(result -> all.put(result.metric(), result));
        }
        results.forEach(result -> all.put(result.metric(), result));
        results.clear();
        results.addAll(all.values());
        write(file);
    }

    /** @param file such as {@code bench/results/crawl.json} */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(lines);
        printer.indentObjectsWith(lines);
        Files.writeString(file, JSON.writer(printer).writeValueAsString(results) + "\n");
        out.println("wrote " + file);
    }

    public static List<Result> read(Path file) throws IOException {
        return List.of(JSON.readValue(file.toFile(), Result[].class));
    }
}
