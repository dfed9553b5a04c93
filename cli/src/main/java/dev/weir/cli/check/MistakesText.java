package dev.weir.cli.check;

import dev.weir.quality.rules.RulesInvalid;
import java.util.stream.Collectors;

/** What is wrong with a file of rules, a line each, as compilers say it. */
public final class MistakesText {
    private MistakesText() {}

    public static String of(String file, RulesInvalid invalid) {
        return invalid.mistakes().stream()
                .map(mistake -> file + ":" + mistake.line() + ":" + mistake.column() + ": " + mistake.message())
                .collect(Collectors.joining("\n"));
    }
}
