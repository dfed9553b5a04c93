package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileReads.Source;
import dev.weir.catalog.crawl.TableAssembly.Found;
import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.format.table.TableReaders;
import dev.weir.format.table.TableReading;
import dev.weir.format.table.TableReading.BrokenTable;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.util.function.Supplier;

/** Reads what a listing found, and says which datasets that is. Safe for many threads. */
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
     * Reads a group.
     *
     * @param memory of the group's folder; what is read now is added to it
     * @return which tells what the group is, by {@link #tell}
     */
    TableAssembly read(FileGroup group, FolderMemory memory, CrawlLog log, Found found) {
        TableAssembly assembly = new TableAssembly(lake, group, found);
        files.read(store, group, memory::find, log, (file, reading, source, before) -> {
            assembly.add(file, reading, source == Source.PASSING);
            LakeObject object = file.object();
            KnownFile now = new KnownFile(file.path(group.root()), object.etag(), object.bytes(), reading);
            switch (source) {
                case KNOWN, READ -> memory.keep(now, before);
                case UNREAD -> memory.unread(now, before);
                case PASSING -> memory.passing(now, before);
            }
        });
        memory.end();
        return assembly;
    }

    /** @param again what is known of the group's folder, to look a second time */
    void tell(TableAssembly assembly, FileGroup group, Supplier<FolderMemory> again, CrawlLog log) {
        assembly.end(each -> files.read(
                store, group, again.get()::find, log, (file, reading, source, before) -> each.accept(file, reading)));
    }

    void table(TableFolder folder, Found found) {
        TableReading reading = tables.read(folder.format(), store, folder.root());
        if (reading instanceof TableMetadata table) {
            found.dataset(FoundTable.of(lake, folder, table));
            return;
        }
        BrokenTable broken = (BrokenTable) reading;
        found.finding(new Finding(folder.root().value(), Finding.Kind.BROKEN, broken.code(), broken.reason()));
        // It is there, whatever it is now; only what is gone is missing.
        found.present(folder.root().datasetName());
    }

    void raw(RawFolder folder, Found found) {
        found.dataset(FoundTable.of(lake, folder, "none of its files has an extension that Weir reads"));
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
