package dev.weir.format;

import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.storage.LakeInput;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/** The beginning of a text file, unpacked, and the rest of it for who wants to count. */
public final class TextStart implements AutoCloseable {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream text;
    private final byte[] sample;
    private final boolean whole;

    private TextStart(InputStream text, byte[] sample, boolean whole) {
        this.text = text;
        this.sample = sample;
        this.whole = whole;
    }

    /**
     * Reads the beginning.
     *
     * @throws NotText if it is empty, packed wrongly, or has bytes that no text has
     */
    public static TextStart open(LakeStore store, LakeObject object, TextLimits limits) throws IOException {
        InputStream raw = LakeInput.open(store, object);
        try {
            InputStream text = object.location().name().toLowerCase(Locale.ROOT).endsWith(".gz")
                    ? new GZIPInputStream(raw, 64 * 1024)
                    : raw;
            byte[] start = text.readNBytes(limits.sampleBytes());
            boolean whole = start.length < limits.sampleBytes();
            if (start.length == 0) {
                throw new NotText("empty-file", "holds nothing once it is unpacked");
            }
            return new TextStart(text, checked(start), whole);
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }

    private static byte[] checked(byte[] start) throws NotText {
        boolean marked = start.length >= 3 && Arrays.equals(start, 0, 3, UTF_8_MARK, 0, 3);
        for (byte b : start) {
            if (b == 0) {
                throw new NotText("not-text", "has zero bytes: it is not text, or not in UTF-8");
            }
        }
        return marked ? Arrays.copyOfRange(start, UTF_8_MARK.length, start.length) : start;
    }

    /**
     * The beginning up to its last line's end; all of the file if it is that short.
     *
     * @throws NotText if it is not UTF-8, or has no end of a line
     */
    public byte[] lines() throws NotText {
        byte[] lines = Arrays.copyOf(sample, whole ? sample.length : endOfLastLine());
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(lines));
            return lines;
        } catch (CharacterCodingException notUtf8) {
            throw new NotText("not-utf8", "has bytes that are not UTF-8");
        }
    }

    private int endOfLastLine() throws NotText {
        for (int end = sample.length; end > 0; end--) {
            if (sample[end - 1] == '\n') {
                return end;
            }
        }
        throw new NotText("line-too-long", "has a first line of more than " + sample.length + " bytes");
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
                return OptionalLong.empty();
            }
            throw failed;
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
