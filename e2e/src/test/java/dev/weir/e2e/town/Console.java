package dev.weir.e2e.town;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** What a person sees who waits for the tests. They take minutes, so they say how far they are. */
public final class Console {

    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);

    private Console() {}

    public static void print(String format, Object... values) {
        OUT.printf(format, values);
    }
}
