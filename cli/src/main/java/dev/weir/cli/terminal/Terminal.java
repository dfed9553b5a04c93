package dev.weir.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the output goes.
 *
 * @param out answers, and nothing else, so that a pipe can read them
 * @param err progress and complaints
 * @param colour whether a person looks at {@code out} and wants colour
 * @param width columns of {@code out} that fit; no limit on a pipe
 * @param live columns of {@code err} if its last line can be rewritten, else 0
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean colour, int width, int live) {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * The terminal of this process. The {@code weir} script says by system properties which streams are a terminal, since
     * Java 17 cannot tell for one stream alone.
     */
    public static Terminal ofProcess(Map<String, String> env) {
        boolean person = Boolean.getBoolean("weir.terminal.out");
        int columns = Integer.getInteger("weir.terminal.columns", 80);
        boolean dumb = "dumb".equals(env.get("TERM"));
        boolean noColour = !env.getOrDefault("NO_COLOR", "").isEmpty() || dumb;
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                person && !noColour,
                person ? columns : UNLIMITED,
                Boolean.getBoolean("weir.terminal.err") && !dumb ? columns : 0);
    }

    /** No colour, nothing rewritten: what a pipe gets. */
    public static Terminal plain(StringWriter out, StringWriter err) {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, UNLIMITED, 0);
    }

    /** As a person has it, without colours: what goes on is shown in one line of {@code width} that is written anew. */
    public static Terminal live(StringWriter out, StringWriter err, int width) {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, width, width);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    public void line(String text) {
        out.println(text);
    }

    public void line() {
        out.println();
    }

    public Progress progress() {
        return live > 0 ? new Progress.Rewritten(err, live) : new Progress.Occasional(err);
    }

    public String paint(Ink ink, String text) {
        return colour ? ink.code + text + "\u001b[0m" : text;
    }

    public String bold(String text) {
        return paint(Ink.BOLD, text);
    }

    public String dim(String text) {
        return paint(Ink.DIM, text);
    }

    /** {@code ✓ published}: a mark and a word in one colour, so that neither colour nor shape has to tell alone. */
    public String mark(Mark mark, String word) {
        return paint(mark.ink, mark.sign + " " + word);
    }

    /** The few colours, all from the terminal's own palette. */
    public enum Ink {
        GREEN("\u001b[32m"),
        RED("\u001b[31m"),
        YELLOW("\u001b[33m"),
        CYAN("\u001b[36m"),
        BOLD("\u001b[1m"),
        DIM("\u001b[2m");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    /** A sign that stands before a word. */
    public enum Mark {
        GOOD("✓", Ink.GREEN),
        BAD("✗", Ink.RED),
        MIXED("◐", Ink.YELLOW),
        WARN("!", Ink.YELLOW),
        OPEN("…", Ink.CYAN);

        private final String sign;
        private final Ink ink;

        Mark(String sign, Ink ink) {
            this.sign = sign;
            this.ink = ink;
        }
    }
}
