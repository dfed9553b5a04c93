package dev.weir.cli.contract;

import dev.weir.cli.command.UsageError;
import dev.weir.quality.odcs.ContractInvalid;
import dev.weir.quality.odcs.ContractReader;
import dev.weir.quality.odcs.DataContract;
import dev.weir.quality.odcs.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A document as it lies in git. @param shown as the command line names it */
record ContractFile(String shown, String text) {

    static ContractFile at(Path directory, String name) {
        try {
            return new ContractFile(name, Files.readString(directory.resolve(name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageError(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The files themselves, and of folders all {@code .odcs.yaml}, {@code .odcs.yml} and {@code .odcs.json} below them. */
    static List<ContractFile> all(Path directory, List<String> places) {
        List<ContractFile> files = new ArrayList<>();
        for (String place : places) {
            Path path = directory.resolve(place);
            if (!Files.isDirectory(path)) {
                files.add(at(directory, place));
                continue;
            }
            try (Stream<Path> found = Files.walk(path)) {
                found.filter(file -> file.toString().matches(".*\\.odcs\\.(ya?ml|json)"))
                        .sorted()
                        .forEach(file -> files.add(at(
                                directory,
                                directory
                                        .toAbsolutePath()
                                        .relativize(file.toAbsolutePath())
                                        .toString())));
            } catch (IOException e) {
                throw new UsageError(place + " cannot be listed: " + e.getMessage(), e);
            }
        }
        if (files.isEmpty()) {
            throw new UsageError("There are no .odcs.yaml files in " + String.join(", ", places) + ".");
        }
        return files;
    }

    /** @throws UsageError with every mistake, a line each */
    DataContract read() {
        try {
            return ContractReader.read(text);
        } catch (ContractInvalid invalid) {
            throw new UsageError(invalid.mistakes().stream()
                    .map(mistake -> shown + ":" + mistake.place().line() + ":"
                            + mistake.place().column() + ": " + mistake.message())
                    .collect(Collectors.joining("\n")));
        }
    }

    static Table table(DataContract contract, @Nullable String wanted) {
        return contract.table(Optional.ofNullable(wanted))
                .orElseThrow(() -> new UsageError(
                        contract.tables().isEmpty()
                                ? "The contract has no table in its schema."
                                : "Which table? Name one with --table: "
                                        + contract.tables().stream()
                                                .map(Table::name)
                                                .collect(Collectors.joining(", ")) + "."));
    }
}
