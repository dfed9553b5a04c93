package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.KnownFiles.KnownFile;
import dev.weir.catalog.crawl.TableAssembly.Assembled;
import dev.weir.format.table.TableReaders;
import dev.weir.format.table.TableReading;
import dev.weir.format.table.TableReading.BrokenTable;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a listing found, and says which datasets that is. Keeps nothing. Safe for many threads. */
final class Inspector {

    private final LakePath lake;
    private final LakeStore store;
    private final FileReads files;
    private final TableReaders tables;

    Inspector(LakePath lake, LakeStore store, FileReads files, TableReaders tables) {
        this.lake = lake;
        this.store = store;
        this.files = files;
        this.tables = tables;
    }

    /**
     * What came of a group of files.
     *
     * @param readings to be kept, so that unchanged files are not read again
     */
    record Inspected(Assembled assembled, FileReads.Readings readings) {}

    Inspected files(FileGroup group, Map<String, KnownFile> known, CrawlLog log) {
        FileReads.Readings readings = files.read(store, group, known, log);
        return new Inspected(TableAssembly.assemble(lake, group, readings.all()), readings);
    }

    Assembled table(TableFolder folder) {
        TableReading reading = tables.read(folder.format(), store, folder.root());
        if (reading instanceof TableMetadata table) {
            return new Assembled(List.of(FoundTable.of(lake, folder, table)), List.of(), Set.of());
        }
        BrokenTable broken = (BrokenTable) reading;
        Finding finding = new Finding(folder.root().value(), Finding.Kind.BROKEN, broken.code(), broken.reason());
        // It is there, whatever it is now; only what is gone is missing.
        return new Assembled(List.of(), List.of(finding), Set.of(folder.root().datasetName()));
    }

    Assembled raw(RawFolder folder, String fingerprint) {
        return new Assembled(List.of(FoundTable.of(lake, folder, fingerprint)), List.of(), Set.of());
    }

    /** Changes when the same files would be read differently. */
    String readerId() {
        return files.readerId();
    }

    void someAreKnown() {
        files.someAreKnown();
    }

    void refuseIfAllWereRefused() {
        files.refuseIfAllWereRefused();
    }
}
