package dev.weir.cli.policy;

import dev.weir.cli.command.UsageError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The documents below a folder. */
final class PolicyFolder {

    private PolicyFolder() {}

    /** @return text by path below the folder, with slashes */
    static Map<String, String> read(Path folder, String shown) {
        if (!Files.isDirectory(folder)) {
            throw new UsageError("There is no folder " + shown + ".");
        }
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> documents = found.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .toList();
            for (Path file : documents) {
                files.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UsageError(shown + " cannot be read: " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw new UsageError("There are no .yaml files in " + shown + ".");
        }
        return files;
    }
}
