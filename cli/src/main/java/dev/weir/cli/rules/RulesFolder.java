package dev.weir.cli.rules;

import dev.weir.cli.check.MistakesText;
import dev.weir.cli.command.UsageError;
import dev.weir.quality.rules.RulesFile;
import dev.weir.quality.rules.RulesInvalid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of rules below a folder, in the order of their paths.
 *
 * @param mistakes what is wrong with them, a line each, as compilers say it
 */
record RulesFolder(List<RulesText> files, List<String> mistakes) {

    /** @param path below the folder, with slashes */
    record RulesText(String path, String text) {
        Map<String, String> body() {
            return Map.of("path", path, "text", text);
        }
    }

    /** @param shown how the folder is called in complaints */
    static RulesFolder read(Path folder, String shown) {
        if (!Files.isDirectory(folder)) {
            throw new UsageError("There is no folder " + shown + ".");
        }
        List<RulesText> files = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (Path file : below(folder, shown)) {
            String path = folder.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            try {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                files.add(new RulesText(path, text));
                RulesFile.parse(text);
            } catch (RulesInvalid invalid) {
                mistakes.add(MistakesText.of(Path.of(shown).resolve(path).toString(), invalid));
            } catch (IOException e) {
                throw new UsageError(Path.of(shown).resolve(path) + " cannot be read as UTF-8: " + e.getMessage(), e);
            }
        }
        return new RulesFolder(files, mistakes);
    }

    private static List<Path> below(Path folder, String shown) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".dqdl") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageError(shown + " cannot be read: " + e.getMessage(), e);
        }
    }
}
