package dev.weir.format.orc;

import dev.weir.format.ColumnType.Plain;
import dev.weir.format.orc.OrcFooter.Limited;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcProto;
import org.apache.orc.OrcProto.ColumnEncoding;
import org.apache.orc.OrcProto.PostScript;
import org.apache.orc.OrcProto.Stream;
import org.apache.orc.OrcProto.StripeFooter;
import org.apache.orc.OrcProto.StripeInformation;
import org.apache.orc.OrcProto.Type;
import org.apache.orc.impl.BufferChunk;
import org.apache.orc.impl.InStream;
import org.apache.orc.impl.IntegerReader;
import org.apache.orc.impl.OrcCodecPool;
import org.apache.orc.impl.RunLengthIntegerReader;
import org.apache.orc.impl.RunLengthIntegerReaderV2;
import org.apache.orc.protobuf.CodedInputStream;
import org.apache.orc.protobuf.ExtensionRegistryLite;
import org.apache.orc.protobuf.WireFormat;

/**
 * The first values of each column in the first stripe: text, numbers and dates, at every level. Which rows they belong to is
 * not asked, so that nulls need not be looked at: the streams hold values only. ORC's own reader is not used, since it takes
 * as much memory as a damaged file asks for; its codecs and run lengths are.
 *
 * @see <a href="https://orc.apache.org/specification/ORCv1/#column-encodings">Column encodings</a>
 */
public final class OrcValues {

    private static final int LARGEST_STRIPE = 64 * 1024 * 1024;
    private static final int LONGEST_FOOTER = 16 * 1024 * 1024;
    private static final int LONGEST_STRIPE_FOOTER = 4 * 1024 * 1024;
    private static final int LARGEST_TAIL = LONGEST_FOOTER + 256;
    private static final int FIRST_READ = 32 * 1024;
    /** Of one value; what is longer ends the reading of its column. */
    private static final int LONGEST = 64 * 1024;
    /** Of a dictionary, entries that are looked at. */
    private static final int MOST_WORDS = 1_000;

    private final Packing packing;
    private final byte[] data;
    private final Map<Integer, Map<Stream.Kind, Range>> streams = new HashMap<>();
    private final int most;
    private final BiConsumer<String, String> values;

    /** Of the stripe. */
    private record Range(int from, int length) {}

    /** @param codec empty if nothing is packed */
    private record Packing(Optional<CompressionCodec> codec, int block) {}

    private OrcValues(Packing packing, byte[] data, int most, BiConsumer<String, String> values) {
        this.packing = packing;
        this.data = data;
        this.most = most;
        this.values = values;
    }

    /**
     * @param most of one column
     * @param values takes a path and a value at it
     */
    public static void read(LakeStore store, LakeObject object, int most, BiConsumer<String, String> values)
            throws IOException {
        byte[] end = store.tail(object.location(), FIRST_READ);
        int length = end.length == 0 ? 0 : end[end.length - 1] & 0xFF;
        if (length >= end.length) {
            throw new EOFException();
        }
        PostScript postScript = OrcFooter.postScript(end, end.length - 1 - length, length);
        long toEnd = postScript.getFooterLength() + length + 1;
        if (!postScript.getMagic().equals("ORC") || toEnd < 0 || toEnd > Math.min(LARGEST_TAIL, object.bytes())) {
            throw new IOException("it is not ORC");
        }
        byte[] tail = toEnd <= end.length ? end : store.tail(object.location(), (int) toEnd);
        int from = tail.length - (int) toEnd;
        int footerLength = (int) postScript.getFooterLength();
        List<Type> types = OrcFooter.read(postScript, tail, from, footerLength, LONGEST_FOOTER)
                .types();
        byte[] footer = Arrays.copyOfRange(tail, from, from + footerLength);
        CompressionKind kind = OrcFooter.kind(postScript.getCompression());
        CompressionCodec codec = OrcCodecPool.getCodec(kind);
        try {
            // That the blocks have a sound size was seen with the footer.
            Packing packing = new Packing(
                    Optional.ofNullable(codec),
                    postScript.hasCompressionBlockSize()
                            ? (int) postScript.getCompressionBlockSize()
                            : OrcFooter.DEFAULT_BLOCK);
            read(store, object, types, new OrcValues(packing, footer, most, values));
        } finally {
            OrcCodecPool.returnCodec(kind, codec);
        }
    }

    private static void read(LakeStore store, LakeObject object, List<Type> types, OrcValues ofFooter)
            throws IOException {
        StripeInformation stripe = ofFooter.firstStripe();
        long whole = stripe.getIndexLength() + stripe.getDataLength() + stripe.getFooterLength();
        if (stripe.getIndexLength() < 0
                || stripe.getDataLength() < 0
                || stripe.getFooterLength() < 0
                || whole < 0
                || whole > LARGEST_STRIPE) {
            throw new IOException("its first stripe is larger than may be read for a sample");
        }
        byte[] bytes = store.range(object.location(), stripe.getOffset(), (int) whole);
        if (bytes.length < whole) {
            throw new EOFException();
        }
        new OrcValues(ofFooter.packing, bytes, ofFooter.most, ofFooter.values).stripe(types, stripe);
    }

    private StripeInformation firstStripe() throws IOException {
        StripeInformation first = StripeInformation.getDefaultInstance();
        try (InputStream unpacked = new Limited(stream(0, data.length), LONGEST_FOOTER)) {
            CodedInputStream in = CodedInputStream.newInstance(unpacked);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                int field = WireFormat.getTagFieldNumber(tag);
                if (field == OrcProto.Footer.ENCRYPTION_FIELD_NUMBER) {
                    throw new IOException("it is encrypted");
                }
                if (field == OrcProto.Footer.STRIPES_FIELD_NUMBER && first.getNumberOfRows() == 0) {
                    first = in.readMessage(StripeInformation.parser(), ExtensionRegistryLite.getEmptyRegistry());
                } else {
                    in.skipField(tag);
                }
            }
        }
        return first;
    }

    private InStream stream(int from, int length) throws IOException {
        InStream.StreamOptions options = InStream.options();
        packing.codec().ifPresent(codec -> options.withCodec(codec).withBufferSize(packing.block()));
        return InStream.create("sample", new BufferChunk(ByteBuffer.wrap(data, from, length), 0), 0, length, options);
    }

    private void stripe(List<Type> types, StripeInformation stripe) throws IOException {
        if (stripe.getNumberOfRows() == 0) {
            return;
        }
        int footerAt = (int) (stripe.getIndexLength() + stripe.getDataLength());
        StripeFooter footer;
        try (InputStream unpacked =
                new Limited(stream(footerAt, (int) stripe.getFooterLength()), LONGEST_STRIPE_FOOTER)) {
            footer = StripeFooter.parseFrom(unpacked);
        }
        long at = 0;
        for (Stream stream : footer.getStreamsList()) {
            if (stream.getLength() < 0 || at + stream.getLength() > footerAt) {
                throw new IOException("it has a stream that ends behind its stripe");
            }
            streams.computeIfAbsent(stream.getColumn(), column -> new EnumMap<>(Stream.Kind.class))
                    .put(stream.getKind(), new Range((int) at, (int) stream.getLength()));
            at += stream.getLength();
        }
        for (OrcSchema.Place place : new OrcSchema(types).places()) {
            if (place.id() < footer.getColumnsCount() && streams.containsKey(place.id())) {
                column(place, types.get(place.id()).getKind(), footer.getColumns(place.id()));
            }
        }
    }

    /** One that is damaged has the values that were read up to there. */
    private void column(OrcSchema.Place place, Type.Kind kind, ColumnEncoding encoding) {
        try {
            switch (kind) {
                case STRING, VARCHAR, CHAR -> strings(place, encoding);
                case SHORT, INT, LONG, DATE -> numbers(place, kind, encoding);
                case FLOAT, DOUBLE -> fractions(place);
                case BOOLEAN,
                        BYTE,
                        BINARY,
                        TIMESTAMP,
                        TIMESTAMP_INSTANT,
                        DECIMAL,
                        LIST,
                        MAP,
                        STRUCT,
                        UNION,
                        GEOMETRY,
                        GEOGRAPHY -> {}
            }
        } catch (IOException | RuntimeException damaged) {
            // Nothing more of it can be read.
        }
    }

    private void numbers(OrcSchema.Place place, Type.Kind kind, ColumnEncoding encoding) throws IOException {
        IntegerReader numbers = integers(place, Stream.Kind.DATA, encoding, Sign.SIGNED);
        for (int i = 0; i < most && numbers.hasNext(); i++) {
            long number = numbers.next();
            values.accept(
                    place.path(),
                    kind == Type.Kind.DATE ? LocalDate.ofEpochDay((int) number).toString() : Long.toString(number));
        }
    }

    private void fractions(OrcSchema.Place place) throws IOException {
        boolean isDouble = place.type() == Plain.DOUBLE;
        InputStream in = stream(place, Stream.Kind.DATA);
        for (int i = 0; i < most && in.available() > 0; i++) {
            ByteBuffer bytes = ByteBuffer.wrap(take(in, isDouble ? Double.BYTES : Float.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN);
            values.accept(
                    place.path(), isDouble ? Double.toString(bytes.getDouble()) : Float.toString(bytes.getFloat()));
        }
    }

    private void strings(OrcSchema.Place place, ColumnEncoding encoding) throws IOException {
        boolean words = encoding.getKind() == ColumnEncoding.Kind.DICTIONARY
                || encoding.getKind() == ColumnEncoding.Kind.DICTIONARY_V2;
        IntegerReader lengths = integers(place, Stream.Kind.LENGTH, encoding, Sign.UNSIGNED);
        InputStream text = stream(place, words ? Stream.Kind.DICTIONARY_DATA : Stream.Kind.DATA);
        if (!words) {
            for (int i = 0; i < most && lengths.hasNext(); i++) {
                values.accept(place.path(), text(text, lengths.next()));
            }
            return;
        }
        List<String> dictionary = new ArrayList<>();
        int size = Math.min(encoding.getDictionarySize(), MOST_WORDS);
        while (dictionary.size() < size) {
            dictionary.add(text(text, lengths.next()));
        }
        IntegerReader places = integers(place, Stream.Kind.DATA, encoding, Sign.UNSIGNED);
        for (int i = 0; i < most && places.hasNext(); i++) {
            long word = places.next();
            if (word >= 0 && word < dictionary.size()) {
                values.accept(place.path(), dictionary.get((int) word));
            }
        }
    }

    private static String text(InputStream in, long length) throws IOException {
        if (length < 0 || length > LONGEST) {
            throw new EOFException();
        }
        return new String(take(in, (int) length), StandardCharsets.UTF_8);
    }

    private static byte[] take(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private enum Sign {
        SIGNED,
        UNSIGNED
    }

    private IntegerReader integers(OrcSchema.Place place, Stream.Kind kind, ColumnEncoding encoding, Sign sign)
            throws IOException {
        InStream in = stream(place, kind);
        boolean first = encoding.getKind() == ColumnEncoding.Kind.DIRECT
                || encoding.getKind() == ColumnEncoding.Kind.DICTIONARY;
        return first
                ? new RunLengthIntegerReader(in, sign == Sign.SIGNED)
                : new RunLengthIntegerReaderV2(in, sign == Sign.SIGNED, false);
    }

    private InStream stream(OrcSchema.Place place, Stream.Kind kind) throws IOException {
        Range range = streams.getOrDefault(place.id(), Map.of()).getOrDefault(kind, new Range(0, 0));
        return stream(range.from(), range.length());
    }
}
