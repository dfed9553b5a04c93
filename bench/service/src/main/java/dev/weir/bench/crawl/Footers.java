package dev.weir.bench.crawl;

import dev.weir.format.FileFormat;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.MetadataReader;
import dev.weir.format.MetadataReaders;
import dev.weir.format.parquet.ParquetReader;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.parquet.format.Util;

/** The same files read twice: by Weir's reader, and by the least that reads a footer. */
final class Footers {

    private static final int TAIL = 32 * 1024;
    private static final int LENGTH_AND_MAGIC = 8;

    private final LakeStore store;
    private final List<LakeObject> objects;
    private final int threads;
    private final MetadataReader reader = new MetadataReaders(Map.of(FileFormat.PARQUET, new ParquetReader()));

    Footers(LakeStore store, List<LakeObject> objects, int threads) {
        this.store = store;
        this.objects = List.copyOf(objects);
        this.threads = threads;
    }

    void byWeir() throws Exception {
        each(object -> reader.read(store, object) instanceof FileMetadata metadata
                ? metadata.rows().orElseThrow()
                : 0);
    }

    void bare() throws Exception {
        each(Footers::rows);
    }

    private interface Reading {
        long rows(LakeObject object) throws IOException;
    }

    private static long rows(LakeObject object) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(object.location().keyOrPath(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, object.bytes())];
            file.seek(object.bytes() - tail.length);
            file.readFully(tail);
            int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(tail.length - LENGTH_AND_MAGIC);
            int from = tail.length - LENGTH_AND_MAGIC - length;
            return Util.readFileMetaData(new ByteArrayInputStream(tail, from, length), false)
                    .getNum_rows();
        }
    }

    private void each(Reading reading) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Long> work = () -> {
            long rows = 0;
            for (int i = next.getAndIncrement(); i < objects.size(); i = next.getAndIncrement()) {
                rows += reading.rows(objects.get(i));
            }
            return rows;
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> started = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                started.add(pool.submit(work));
            }
            long rows = 0;
            for (Future<Long> one : started) {
                rows += one.get();
            }
            if (rows != objects.size() * 100L) {
                throw new IllegalStateException("read " + rows + " rows in " + objects.size() + " files");
            }
        } finally {
            pool.shutdown();
        }
    }
}
