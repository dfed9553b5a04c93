package dev.weir.catalog.crawl;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How lakes are crawled. */
@ConfigMapping(prefix = "weir.crawl")
public interface CrawlSettings {

    /** How much of the beginning of a text file is read to tell its columns and their types. */
    @WithDefault("1M")
    MemorySize textSampleBytes();

    /** Text files up to this size are read whole, to count their rows. The rows of longer ones stay unknown. */
    @WithDefault("64M")
    MemorySize countTextRowsUpTo();

    /** Of a partitioned table with at least this many files, only some of each partition are read; rows are unknown then. */
    @WithDefault("10000")
    int sampleFilesFrom();

    /** How many files of each partition are read where files are sampled. */
    @WithDefault("2")
    int sampledFilesPerPartition();

    /** How much later than now a file may have been modified before a crawl remarks that a clock is wrong. */
    @WithDefault("10m")
    Duration clockTolerance();

    /** How many crawls one service runs at the same time. */
    @WithDefault("2")
    int atOnce();

    /** How many folders of a lake are listed at the same time, by each service that takes part in its crawl. */
    @WithDefault("2")
    int listers();

    /** How many files of an S3 lake are read at the same time, by each crawl. */
    @WithDefault("16")
    int s3Readers();

    /** How many files of a lake in a folder are read at the same time, for each processor, by each crawl. */
    @WithDefault("2")
    int fileReadersPerProcessor();

    /** How long a crawl that no longer reports belongs to the service that ran it. Afterwards any service starts it over. */
    @WithDefault("30s")
    Duration lease();

    /** How often progress becomes visible. */
    @WithDefault("500ms")
    Duration progressEvery();
}
