package dev.weir.cli.fake;

import dev.weir.cli.Weir;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.launch.Installation;
import dev.weir.cli.terminal.Terminal;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a run of the command line came to. */
public record Ran(int exit, String out, String err) {

    /** Runs in this process, on a pipe, against the service at {@code url}. */
    public static Ran weir(URI url, String... words) {
        return weir(Map.of("WEIR_URL", url.toString()), words);
    }

    public static Ran weir(Map<String, String> env, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Path folder = Path.of("").toAbsolutePath();
        Surroundings surroundings = new Surroundings(
                new HashMap<>(env), folder, folder, new Installation(folder), Terminal.plain(out, err));
        int exit = Weir.run(surroundings, words);
        return new Ran(exit, out.toString(), err.toString());
    }
}
