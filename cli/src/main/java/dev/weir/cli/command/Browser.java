package dev.weir.cli.command;

import dev.weir.cli.terminal.Terminal;
import java.io.IOException;
import java.util.Locale;

/** Shows a page in the browser of whoever sits there. */
final class Browser {

    private Browser() {}

    /** Says so if it cannot. */
    static void open(String url, Terminal terminal) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        try {
            new ProcessBuilder(mac ? "open" : "xdg-open", url)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            terminal.err().println("No browser could be opened here: " + e.getMessage());
        }
    }
}
