package dev.weir.format;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;

/** How a text file may be packed, as its last extension says. */
enum Compression {
    GZIP(".gz") {
        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER);
        }
    },
    ZSTD(".zst") {
        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            return new ZstdInputStream(packed).setLongMax(LARGEST_ZSTD_WINDOW);
        }
    },
    BZIP2(".bz2") {
        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            return new BZip2CompressorInputStream(new BufferedInputStream(packed, BUFFER), true);
        }
    },
    /** Framed as Snappy's own description says, or as Hadoop does, whose files have the same extension. */
    SNAPPY(".snappy") {
        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            BufferedInputStream in = new BufferedInputStream(packed, BUFFER);
            in.mark(SNAPPY_FRAME.length);
            boolean framed = Arrays.equals(in.readNBytes(SNAPPY_FRAME.length), SNAPPY_FRAME);
            in.reset();
            return framed ? new FramedSnappyCompressorInputStream(in) : new HadoopSnappyInput(in);
        }
    };

    private static final int BUFFER = 64 * 1024;
    /** Exponent of two: 32 MB, four times what RFC 8878 asks every reader to bear. */
    private static final int LARGEST_ZSTD_WINDOW = 25;

    private static final byte[] SNAPPY_FRAME = {(byte) 0xFF, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};

    private final String extension;

    Compression(String extension) {
        this.extension = extension;
    }

    abstract InputStream unpacked(InputStream packed) throws IOException;

    static Optional<Compression> of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(compression -> lower.endsWith(compression.extension))
                .findFirst();
    }

    /** {@code .csv}, {@code .csv.gz}, {@code .csv.zst} and so on. */
    static List<String> extensions(String... plain) {
        return Arrays.stream(plain)
                .flatMap(each -> Stream.concat(
                        Stream.of(each), Arrays.stream(values()).map(compression -> each + compression.extension)))
                .toList();
    }

    /** {@code gzip-broken}. */
    String brokenCode() {
        return name().toLowerCase(Locale.ROOT) + "-broken";
    }
}
