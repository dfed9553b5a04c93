package dev.weir.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.Column;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.table.TableReading.BrokenTable;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.file.FileLakeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Tables in folders of this machine, read as the service reads them. */
public final class Tables {

    private Tables() {}

    public static TableReading read(TableFormat format, TableReader reader, Path folder) {
        return new TableReaders(Map.of(format, reader))
                .read(format, new FileLakeStore(), new LakePath("file://" + folder.toAbsolutePath()));
    }

    public static TableMetadata metadata(TableReading reading) {
        assertThat(reading).isInstanceOf(TableMetadata.class);
        return (TableMetadata) reading;
    }

    public static BrokenTable broken(TableReading reading) {
        assertThat(reading).isInstanceOf(BrokenTable.class);
        return (BrokenTable) reading;
    }

    /** Each column as {@code name:type?/}, as {@link Column#text} has it. */
    public static List<String> columns(TableMetadata table) {
        return List.of(Column.text(table.columns()).split("\n"));
    }

    /** Each partition as {@code {day=2026-10-27} rows/bytes known/files}. */
    public static List<String> partitions(TableMetadata table) {
        return table.partitions().stream()
                .map(partition ->
                        partition.values() + " rows=" + text(partition.rows()) + " files=" + partition.files())
                .toList();
    }

    /** Each commit as {@code operation +added -removed}, newest first. */
    public static List<String> history(TableMetadata table) {
        return table.history().stream()
                .map(commit -> commit.operation() + " +" + text(commit.rowsAdded()) + " -" + text(commit.rowsRemoved()))
                .toList();
    }

    public static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
    }

    public static ColumnStatistics statistics(long nulls, String least, String greatest) {
        return new ColumnStatistics(
                OptionalLong.of(nulls), Optional.of(least), Optional.of(greatest), OptionalLong.empty());
    }

    public static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> found = Files.walk(folder)) {
            return new ArrayList<>(found.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(suffix)
                            && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The bytes of all files with this ending. */
    public static long bytes(Path folder, String suffix) {
        return files(folder, suffix).stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    public static void copy(Path from, Path to) {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path file : found.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static void delete(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
