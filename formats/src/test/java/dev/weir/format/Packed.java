package dev.weir.format;

import com.github.luben.zstd.ZstdOutputStream;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Texts, packed as other programs pack them. */
final class Packed {

    interface Packing {
        OutputStream over(OutputStream file) throws IOException;
    }

    static final Packing FRAMED_SNAPPY = org.xerial.snappy.SnappyFramedOutputStream::new;

    /** By extension. */
    static final Map<String, Packing> ALL = Map.of(
            ".gz", GZIPOutputStream::new,
            ".zst", ZstdOutputStream::new,
            ".bz2", BZip2CompressorOutputStream::new,
            ".snappy", file -> new SnappyHadoopStreams().createOutputStream(file));

    private Packed() {}

    static byte[] by(Packing packing, String text) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream packed = packing.over(file)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }
}
