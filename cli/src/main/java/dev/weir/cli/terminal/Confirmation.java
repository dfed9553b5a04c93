package dev.weir.cli.terminal;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
public interface Confirmation {

    /** What came of it. */
    enum Answer {
        YES,
        NO,
        /** Nobody is there to ask. */
        NOBODY
    }

    /** @param question without its question mark's trailing space */
    Answer ask(String question);

    static Confirmation ofConsole() {
        return question -> {
            Console console = System.console();
            return console == null ? Answer.NOBODY : read(console.readLine("%s [y/N] ", question));
        };
    }

    /** @param line null at the end of the input */
    static Answer read(@Nullable String line) {
        return line != null && line.strip().matches("(?i)y|yes") ? Answer.YES : Answer.NO;
    }
}
