package dev.weir.format;

import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.storage.LakeInput;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The beginning of a text file, unpacked, and the rest of it for who wants to count. */
public final class TextStart implements AutoCloseable {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_BE_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LE_MARK = {(byte) 0xFF, (byte) 0xFE};

    /** Logs and tables are packed to a tenth, or a fiftieth if one line is like the other. */
    private static final long SWOLLEN = 200;

    private final InputStream text;
    private final Optional<Counted> packed;
    private final byte[] sample;
    private final boolean whole;
    private final List<Remark> remarks;

    private TextStart(InputStream text, Optional<Counted> packed, byte[] sample, boolean whole, List<Remark> remarks) {
        this.text = text;
        this.packed = packed;
        this.sample = sample;
        this.whole = whole;
        this.remarks = remarks;
    }

    /**
     * Reads the beginning. What is marked as UTF-16 is given as UTF-8.
     *
     * @throws NotText if it is empty, packed wrongly, or has bytes that no text has
     */
    public static TextStart open(LakeStore store, LakeObject object, TextLimits limits) throws IOException {
        Counted raw = new Counted(LakeInput.open(store, object));
        try {
            Optional<Compression> compression = Compression.of(object.location().name());
            BufferedInputStream bytes = new BufferedInputStream(
                    compression.isPresent() ? new Unpacking(compression.get(), raw) : raw, UTF_8_MARK.length);
            bytes.mark(UTF_8_MARK.length);
            byte[] mark = bytes.readNBytes(UTF_8_MARK.length);
            bytes.reset();
            List<Remark> remarks = new ArrayList<>();
            InputStream text = bytes;
            if (beginsWith(mark, UTF_16_LE_MARK) || beginsWith(mark, UTF_16_BE_MARK)) {
                text = new AsUtf8(bytes, StandardCharsets.UTF_16);
                remarks.add(new Remark("utf-16", "is UTF-16, which few engines read unless they are told"));
            } else if (beginsWith(mark, UTF_8_MARK)) {
                bytes.skipNBytes(UTF_8_MARK.length);
            }
            byte[] start = text.readNBytes(limits.sampleBytes());
            boolean whole = start.length < limits.sampleBytes();
            if (start.length == 0) {
                throw new NotText("empty-file", "holds nothing once it is unpacked");
            }
            for (byte b : start) {
                if (b == 0) {
                    throw new NotText("not-text", "has zero bytes: it is not text, or not in UTF-8");
                }
            }
            return new TextStart(text, compression.map(any -> raw), start, whole, remarks);
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }

    private static boolean beginsWith(byte[] start, byte[] mark) {
        return start.length >= mark.length && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
    }

    /**
     * The beginning up to its last line's end; all of the file if it is that short. In UTF-8 if {@link #isUtf8}.
     *
     * @throws NotText if it has no end of a line
     */
    public byte[] lines() throws NotText {
        return upTo((byte) '\n');
    }

    /**
     * The beginning up to the last {@code end}; all of the file if it is that short.
     *
     * @throws NotText if there is none
     */
    public byte[] upTo(byte end) throws NotText {
        if (whole) {
            return sample.clone();
        }
        for (int length = sample.length; length > 0; length--) {
            if (sample[length - 1] == end) {
                return Arrays.copyOf(sample, length);
            }
        }
        throw new NotText("line-too-long", "has a first line of more than " + sample.length + " bytes");
    }

    /** Whether {@code text} can be read as UTF-8. */
    public static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /** What is worth saying of the text, whatever is in it; to be asked behind {@link #count}. */
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** True if {@link #lines} is all there is. */
    public boolean whole() {
        return whole;
    }

    /** Counts something over the whole text. Nothing is lost by calling it after {@link #lines}. */
    @FunctionalInterface
    public interface Counter {
        long count(InputStream text) throws IOException;
    }

    /** Empty if there is more text than {@code limits} allow to count. */
    public OptionalLong count(LakeObject object, TextLimits limits, Counter counter) throws IOException {
        if (object.bytes() > limits.countRowsUpTo()) {
            return OptionalLong.empty();
        }
        // What was packed may be a thousand times longer unpacked.
        Limited all = new Limited(
                whole
                        ? new ByteArrayInputStream(sample)
                        : new SequenceInputStream(new ByteArrayInputStream(sample), text),
                Math.max(limits.countRowsUpTo(), sample.length));
        try {
            return OptionalLong.of(counter.count(all));
        } catch (RuntimeException failed) {
            // FastCSV wraps what its source throws.
            if (failed instanceof TooMuchText || failed.getCause() instanceof TooMuchText) {
                packed.ifPresent(from -> remarkOfBomb(from.count, limits.countRowsUpTo()));
                return OptionalLong.empty();
            }
            throw failed;
        }
    }

    private void remarkOfBomb(long packedBytes, long unpackedBytes) {
        if (unpackedBytes / SWOLLEN >= packedBytes) {
            remarks.add(new Remark(
                    "zip-bomb",
                    "holds more than " + unpackedBytes + " bytes in its first " + packedBytes
                            + "; no more of it was unpacked, and its rows are not known"));
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** The file is not text that can be read. */
    public static final class NotText extends IOException {
        private final String code;

        public NotText(String code, String reason) {
            super(reason);
            this.code = code;
        }

        public BrokenFile broken() {
            return new BrokenFile(code, String.valueOf(getMessage()));
        }
    }

    /** Says of what cannot be unpacked how it is packed. What unpacks throws all kinds of exceptions at damaged bytes. */
    private static final class Unpacking extends InputStream {
        private final Compression compression;
        private final InputStream packed;
        private @Nullable InputStream unpacked;

        Unpacking(Compression compression, InputStream packed) {
            this.compression = compression;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            try {
                if (unpacked == null) {
                    unpacked = compression.unpacked(packed);
                }
                return unpacked.read(to, from, length);
            } catch (StorageFailed failed) {
                throw failed;
            } catch (IOException | RuntimeException damaged) {
                throw new NotText(compression.brokenCode(), "cannot be unpacked: " + damaged.getMessage());
            }
        }

        @Override
        public void close() throws IOException {
            if (unpacked != null) {
                unpacked.close();
            }
            packed.close();
        }
    }

    /** Knows how much was taken from it. */
    private static final class Counted extends FilterInputStream {
        long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = super.read(to, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    /** There is more than is worth reading. Unchecked, so that no parser takes it for damage. */
    private static final class TooMuchText extends RuntimeException {}

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            took(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int count = super.read(to, from, length);
            took(Math.max(count, 0));
            return count;
        }

        private void took(int count) {
            left -= count;
            if (left < 0) {
                throw new TooMuchText();
            }
        }
    }
}
