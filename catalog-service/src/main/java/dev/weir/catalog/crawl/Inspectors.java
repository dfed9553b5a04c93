package dev.weir.catalog.crawl;

import dev.weir.format.MetadataReaders;
import dev.weir.format.TextLimits;
import dev.weir.format.table.TableFormat;
import dev.weir.format.table.TableReaders;
import dev.weir.format.table.delta.DeltaReader;
import dev.weir.format.table.hudi.HudiReader;
import dev.weir.format.table.iceberg.IcebergReader;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** Makes an inspector of each lake, with the readers of all formats. */
@ApplicationScoped
class Inspectors {

    /** Written beside what is read; raise it when a reader learns to answer differently. */
    private static final String READER_VERSION = "3";

    private final CrawlSettings settings;
    private final TableReaders tables = new TableReaders(Map.of(
            TableFormat.DELTA, new DeltaReader(),
            TableFormat.ICEBERG, new IcebergReader(),
            TableFormat.HUDI, new HudiReader()));

    Inspectors(CrawlSettings settings) {
        this.settings = settings;
    }

    /**
     * @param threads that read files
     * @param readers how many they are
     */
    Inspector of(Lake lake, LakeStore store, ExecutorService threads, int readers) {
        TextLimits limits = new TextLimits(
                (int) settings.textSampleBytes().asLongValue(),
                settings.countTextRowsUpTo().asLongValue());
        Sampling sampling = new Sampling(settings.sampleFilesFrom(), settings.sampledFilesPerPartition());
        FileReads files =
                new FileReads(MetadataReaders.all(limits), READER_VERSION + "/" + limits, sampling, threads, readers);
        return new Inspector(lake.root(), store, files, tables);
    }
}
