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
 * @param live whether {@code err} can rewrite its last line
 * @param width columns that fit; lines are only cut where {@code live} or {@code colour} says that a person looks
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean live, int width) {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * The terminal of this process. The {@code weir} script says by system properties which streams are a terminal, since
     * Java 17 cannot tell for one stream alone.
     */
    public static Terminal ofProcess(Map<String, String> env) {
        boolean person = Boolean.getBoolean("weir.terminal.out");
        boolean noColour = !env.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(env.get("TERM"));
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                person && !noColour,
                Boolean.getBoolean("weir.terminal.err") && !"dumb".equals(env.get("TERM")),
                person ? Integer.getInteger("weir.terminal.columns", 100) : UNLIMITED);
    }

    /** No colour, nothing rewritten: what a pipe gets. */
    public static Terminal plain(StringWriter out, StringWriter err) {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, UNLIMITED);
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
        return live ? new Progress.Rewritten(err, Math.min(width, 160)) : new Progress.Occasional(err);
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
