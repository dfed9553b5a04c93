package dev.weir.catalog.file.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.format.Column;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.ColumnType;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.FileReading.NotRead;
import dev.weir.format.Remark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BlockBytesTest {

    @Test
    void readsWhatItWrote() {
        List<Column> columns = List.of(
                Column.inFiles("id", ColumnType.parse("long"), false),
                Column.inFiles("tags", ColumnType.parse("array<string>"), true));
        List<KnownFile> files = List.of(
                new KnownFile("day=1/a.parquet", "\"e1\"", 0, new FileMetadata(columns, OptionalLong.empty())),
                new KnownFile(
                        "day=1/b.parquet", "\"e2\"", Long.MAX_VALUE, new BrokenFile("truncated", "ends, at \0 é")),
                new KnownFile(
                        "day=1/\ud83d\ude00.parquet",
                        "\"e3\"",
                        7,
                        new FileMetadata(
                                columns,
                                OptionalLong.of(Long.MAX_VALUE - 1),
                                Map.of(
                                        "id",
                                        new ColumnStatistics(
                                                OptionalLong.of(0),
                                                Optional.of("-1"),
                                                Optional.of("12"),
                                                OptionalLong.of(13)),
                                        "tags.element",
                                        new ColumnStatistics(
                                                OptionalLong.empty(),
                                                Optional.of(""),
                                                Optional.empty(),
                                                OptionalLong.empty())),
                                List.of(new Remark("ragged-rows", "line 7")))),
                new KnownFile("day=1/c.parquet", "\"e4\"", 3, new NotRead()),
                new KnownFile("day=1/\ud83d\ude01.parquet", "", 1, new FileMetadata(List.of(), OptionalLong.of(0))));

        assertThat(BlockBytes.read(BlockBytes.of(files))).isEqualTo(files);
        assertThat(BlockBytes.read(BlockBytes.of(List.of()))).isEmpty();
    }
}
