package dev.weir.format.orc;

import dev.weir.format.orc.OrcSchema.SchemaBroken;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcProto;
import org.apache.orc.OrcProto.PostScript;
import org.apache.orc.OrcProto.Type;
import org.apache.orc.impl.BufferChunk;
import org.apache.orc.impl.InStream;
import org.apache.orc.impl.OrcCodecPool;
import org.apache.orc.protobuf.CodedInputStream;
import org.apache.orc.protobuf.ExtensionRegistryLite;
import org.apache.orc.protobuf.MessageLite;
import org.apache.orc.protobuf.Parser;
import org.apache.orc.protobuf.WireFormat;

/**
 * What of a footer is looked at. The stripes, of which there may be many, are not.
 *
 * @param types depth first
 * @param statistics of the type at the same place; may be shorter
 * @param oldCalendar whether days and times before 1582-10-15 are those of the Julian calendar
 * @param tellsStatistics false if the writer is known to have written wrong ones, or they are of masked values
 */
record OrcFooter(
        long rows,
        List<Type> types,
        List<OrcProto.ColumnStatistics> statistics,
        boolean oldCalendar,
        boolean tellsStatistics) {

    private static final int MOST_TYPES = OrcSchema.MOST_COLUMNS + 1;
    private static final int LARGEST_BLOCK = 8 * 1024 * 1024;
    static final int DEFAULT_BLOCK = 256 * 1024;

    private static final int JAVA_WRITER = 0;
    /** Of HIVE-8732: writers before it wrote maxima of strings that were not. */
    private static final int FIRST_GOOD_STATISTICS = 1;

    static PostScript postScript(byte[] end, int from, int length) throws IOException {
        return PostScript.parseFrom(ByteBuffer.wrap(end, from, length));
    }

    /** @param most bytes that the footer may have once it is unpacked */
    static OrcFooter read(PostScript postScript, byte[] bytes, int from, int length, int most) throws IOException {
        CompressionKind kind = kind(postScript.getCompression());
        long block = postScript.hasCompressionBlockSize() ? postScript.getCompressionBlockSize() : DEFAULT_BLOCK;
        if (block < 1 || block > LARGEST_BLOCK) {
            throw new IOException("it is packed in blocks of " + block + " bytes");
        }
        CompressionCodec codec = OrcCodecPool.getCodec(kind);
        try {
            BufferChunk chunk = new BufferChunk(ByteBuffer.wrap(bytes, from, length), 0);
            InStream.StreamOptions options = InStream.options();
            if (codec != null) {
                options.withCodec(codec).withBufferSize((int) block);
            }
            try (InputStream unpacked = new Limited(InStream.create("footer", chunk, 0, length, options), most)) {
                return read(postScript, unpacked);
            }
        } finally {
            OrcCodecPool.returnCodec(kind, codec);
        }
    }

    static CompressionKind kind(OrcProto.CompressionKind kind) {
        return switch (kind) {
            case NONE -> CompressionKind.NONE;
            case ZLIB -> CompressionKind.ZLIB;
            case SNAPPY -> CompressionKind.SNAPPY;
            case LZO -> CompressionKind.LZO;
            case LZ4 -> CompressionKind.LZ4;
            case ZSTD -> CompressionKind.ZSTD;
            case BROTLI -> CompressionKind.BROTLI;
        };
    }

    private static OrcFooter read(PostScript postScript, InputStream unpacked) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(unpacked);
        long rows = 0;
        int writer = JAVA_WRITER;
        boolean oldCalendar = true;
        boolean encrypted = false;
        List<Type> types = new ArrayList<>();
        List<OrcProto.ColumnStatistics> statistics = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case OrcProto.Footer.NUMBER_OF_ROWS_FIELD_NUMBER -> rows = in.readUInt64();
                case OrcProto.Footer.TYPES_FIELD_NUMBER -> add(types, in, Type.parser());
                case OrcProto.Footer.STATISTICS_FIELD_NUMBER -> add(statistics, in, OrcProto.ColumnStatistics.parser());
                case OrcProto.Footer.WRITER_FIELD_NUMBER -> writer = in.readUInt32();
                case OrcProto.Footer.CALENDAR_FIELD_NUMBER ->
                    oldCalendar = in.readEnum() != OrcProto.CalendarKind.PROLEPTIC_GREGORIAN_VALUE;
                case OrcProto.Footer.ENCRYPTION_FIELD_NUMBER -> {
                    encrypted = true;
                    in.skipField(tag);
                }
                default -> in.skipField(tag);
            }
        }
        boolean wrong = writer == JAVA_WRITER && postScript.getWriterVersion() < FIRST_GOOD_STATISTICS;
        return new OrcFooter(rows, types, statistics, oldCalendar, !wrong && !encrypted);
    }

    private static <T extends MessageLite> void add(List<T> all, CodedInputStream in, Parser<T> parser)
            throws IOException {
        if (all.size() == MOST_TYPES) {
            throw new SchemaBroken("too-many-columns", "it has more than " + OrcSchema.MOST_COLUMNS + " columns");
        }
        all.add(in.readMessage(parser, ExtensionRegistryLite.getEmptyRegistry()));
    }

    /** The footer is a bomb, or has no end. */
    static final class Swollen extends IOException {
        Swollen(int most) {
            super("has a footer that unpacks to more than " + most + " bytes");
        }
    }

    /** A few bytes may unpack to many, or not at all. */
    static final class Limited extends FilterInputStream {
        private final int most;
        private int left;

        Limited(InputStream in, int most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int count = unpacked(to, from, length);
            took(Math.max(count, 0));
            return count;
        }

        // What is skipped is unpacked all the same.
        @Override
        public long skip(long count) throws IOException {
            try {
                long skipped = super.skip(Math.min(count, left + 1L));
                took(skipped);
                return skipped;
            } catch (RuntimeException damaged) {
                throw packedWrongly(damaged);
            }
        }

        private void took(long count) throws Swollen {
            left -= (int) count;
            if (left < 0) {
                throw new Swollen(most);
            }
        }

        // What the codecs say to bytes that no writer packed is each codec's own.
        private int unpacked(byte[] to, int from, int length) throws IOException {
            try {
                return super.read(to, from, length);
            } catch (RuntimeException damaged) {
                throw packedWrongly(damaged);
            }
        }

        private static IOException packedWrongly(RuntimeException damaged) {
            return new IOException("it is packed wrongly: " + damaged.getMessage(), damaged);
        }
    }
}
