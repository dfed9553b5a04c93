package dev.weir.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.Column;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.OneFile;
import dev.weir.format.TextLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class AvroReaderTest {

    private static final TextLimits LIMITS = new TextLimits(1024 * 1024, 64L * 1024 * 1024);
    private static final Schema NUMBERED = SchemaBuilder.record("r")
            .fields()
            .requiredLong("id")
            .requiredBytes("payload")
            .endRecord();

    private final AvroReader reader = new AvroReader(LIMITS);

    @Test
    void readsEveryType() {
        assertThat(columns("""
                {"type": "record", "name": "r", "namespace": "a.b", "fields": [
                  {"name": "b", "type": "boolean"},
                  {"name": "i", "type": ["null", "int"]},
                  {"name": "l", "type": ["long", "null"]},
                  {"name": "f", "type": "float"},
                  {"name": "d", "type": "double"},
                  {"name": "s", "type": "string"},
                  {"name": "raw", "type": "bytes"},
                  {"name": "nothing", "type": "null"},
                  {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2}},
                  {"name": "cost", "type": {"type": "fixed", "name": "c", "size": 8, "logicalType": "decimal", "precision": 9}},
                  {"name": "u", "type": {"type": "string", "logicalType": "uuid"}},
                  {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                  {"name": "t_ms", "type": {"type": "int", "logicalType": "time-millis"}},
                  {"name": "t_us", "type": {"type": "long", "logicalType": "time-micros"}},
                  {"name": "ms", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                  {"name": "us", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                  {"name": "ns", "type": {"type": "long", "logicalType": "timestamp-nanos"}},
                  {"name": "local_ms", "type": {"type": "long", "logicalType": "local-timestamp-millis"}},
                  {"name": "local_us", "type": {"type": "long", "logicalType": "local-timestamp-micros"}},
                  {"name": "local_ns", "type": {"type": "long", "logicalType": "local-timestamp-nanos"}},
                  {"name": "iceberg", "type": {"type": "long", "logicalType": "timestamp-micros", "adjust-to-utc": false}},
                  {"name": "e", "type": {"type": "enum", "name": "suit", "symbols": ["A", "B"]}},
                  {"name": "fx", "type": {"type": "fixed", "name": "md5", "size": 16}},
                  {"name": "tags", "type": {"type": "array", "items": ["null", "string"]}},
                  {"name": "props", "type": {"type": "map", "values": "int"}},
                  {"name": "address", "type": ["null", {"type": "record", "name": "address", "fields": [
                    {"name": "city", "type": "string"}]}]},
                  {"name": "other", "type": "address"},
                  {"name": "either", "type": ["null", "int", "string"]},
                  {"name": "unknown", "type": {"type": "int", "logicalType": "furlongs"}}
                ]}
                """))
                .containsExactly(
                        "b:boolean",
                        "i:int?",
                        "l:long?",
                        "f:float",
                        "d:double",
                        "s:string",
                        "raw:binary",
                        "nothing:unknown?",
                        "price:decimal(12,2)",
                        "cost:decimal(9,0)",
                        "u:uuid",
                        "day:date",
                        "t_ms:time(ms)",
                        "t_us:time(us)",
                        "ms:timestamptz(ms)",
                        "us:timestamptz(us)",
                        "ns:timestamptz(ns)",
                        "local_ms:timestamp(ms)",
                        "local_us:timestamp(us)",
                        "local_ns:timestamp(ns)",
                        "iceberg:timestamp(us)",
                        "e:string",
                        "fx:binary",
                        "tags:array<string>",
                        "props:map<string,int>",
                        "address:struct<city:string>?",
                        "other:struct<city:string>",
                        "either:struct<tag:int,field0:int,field1:string>?",
                        "unknown:int");
    }

    @Test
    void readsTypesThatHoldThemselves() {
        assertThat(columns("""
                {"type": "record", "name": "node", "fields": [
                  {"name": "value", "type": "int"},
                  {"name": "next", "type": ["null", "node"]},
                  {"name": "leaf", "type": {"type": "record", "name": "leaf", "fields": [
                    {"name": "children", "type": {"type": "array", "items": "leaf"}}]}}
                ]}
                """)).containsExactly("value:int", "next:json?", "leaf:struct<children:array<json>>");
    }

    @Test
    void countsRowsOfManySmallBlocks() {
        OneFile file = new OneFile("a.avro", numbered(50_000, 30, 500));

        FileMetadata metadata = (FileMetadata) file.readBy(reader);

        assertThat(metadata.rows()).isEqualTo(OptionalLong.of(50_000));
        // The beginning, and the whole at once: not a request a block.
        assertThat(file.reads()).isEqualTo(2);
    }

    @Test
    void doesNotFetchTheDataOfLargeBlocks() {
        OneFile file = new OneFile("a.avro", numbered(400, 50_000, 4_000_000));

        FileMetadata metadata = (FileMetadata) file.readBy(reader);

        assertThat(metadata.rows()).isEqualTo(OptionalLong.of(400));
        assertThat(file.bytesRead()).isLessThan(20_000_000 / 10);
    }

    @Test
    void doesNotCountWhatIsTooLong() {
        AvroReader little = new AvroReader(new TextLimits(1024, 256 * 1024));

        assertThat(((FileMetadata) new OneFile("a.avro", numbered(50_000, 30, 500)).readBy(little)).rows())
                .isEmpty();
        assertThat(((FileMetadata) new OneFile("a.avro", numbered(400, 50_000, 4_000_000)).readBy(little)).rows())
                .isEmpty();
    }

    @Test
    void readsAFileWithoutRows() {
        assertThat(((FileMetadata) new OneFile("a.avro", numbered(0, 0, 500)).readBy(reader)).rows())
                .isEqualTo(OptionalLong.of(0));
    }

    @Test
    void tellsWhatIsBroken() {
        byte[] good = numbered(100, 30, 500);
        byte[] mark = good.clone();
        mark[mark.length - 1] ^= 1;

        assertThat(code(Arrays.copyOf(good, 2))).isEqualTo("truncated");
        assertThat(code(Arrays.copyOf(good, 100))).isEqualTo("truncated");
        assertThat(code(Arrays.copyOf(good, good.length - 1))).isEqualTo("truncated");
        assertThat(code(mark)).isEqualTo("avro-broken");
        assertThat(code("this is no Avro".getBytes(StandardCharsets.US_ASCII))).isEqualTo("wrong-magic");
        assertThat(code(withSchema("{"))).isEqualTo("schema-broken");
        assertThat(code(withSchema("\"string\""))).isEqualTo("schema-broken");
        assertThat(code(withSchema(
                        "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"a\",\"type\":\"b\"}]}")))
                .isEqualTo("schema-broken");
        assertThat(code(new byte[] {'O', 'b', 'j', 1, 2, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F}))
                .isEqualTo("avro-broken");
    }

    @Test
    void refusesSchemasThatGrowWithoutEnd() {
        StringBuilder deep = new StringBuilder("\"int\"");
        for (int i = 0; i < 5000; i++) {
            deep.insert(0, "{\"type\":\"array\",\"items\":").append('}');
        }
        StringBuilder doubling = new StringBuilder("\"int\"");
        for (int i = 0; i < 40; i++) {
            String before = doubling.toString();
            doubling.setLength(0);
            doubling.append("{\"type\":\"record\",\"name\":\"r")
                    .append(i)
                    .append("\",\"fields\":[{\"name\":\"a\",\"type\":");
            doubling.append(before).append("},{\"name\":\"b\",\"type\":");
            doubling.append(i == 0 ? "\"int\"" : "\"r" + (i - 1) + "\"").append("}]}");
        }

        assertThat(code(withSchema(record(deep.toString())))).isEqualTo("schema-too-deep");
        assertThat(code(withSchema(record(doubling.toString())))).isEqualTo("too-many-columns");
    }

    private static String record(String type) {
        return "{\"type\":\"record\",\"name\":\"root\",\"fields\":[{\"name\":\"a\",\"type\":" + type + "}]}";
    }

    private static byte[] numbered(int rows, int payload, int block) {
        List<GenericRecord> records = IntStream.range(0, rows)
                .mapToObj(i -> {
                    GenericRecord row = new GenericData.Record(NUMBERED);
                    row.put("id", (long) i);
                    row.put("payload", ByteBuffer.allocate(payload));
                    return row;
                })
                .toList();
        return AvroFiles.file(NUMBERED, CodecFactory.nullCodec(), block, records);
    }

    /** A header as no writer would write it. */
    private static byte[] withSchema(String json) {
        byte[] schema = json.getBytes(StandardCharsets.UTF_8);
        byte[] key = "avro.schema".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(schema.length + 64);
        file.put(new byte[] {'O', 'b', 'j', 1, 2});
        file.put((byte) (key.length * 2)).put(key);
        int length = schema.length * 2;
        for (; length >= 0x80; length >>>= 7) {
            file.put((byte) (length & 0x7F | 0x80));
        }
        file.put((byte) length).put(schema).put((byte) 0).put(new byte[16]);
        return Arrays.copyOf(file.array(), file.position());
    }

    private String code(byte[] file) {
        FileReading reading = new OneFile("a.avro", file).readBy(reader);
        return reading instanceof BrokenFile broken ? broken.code() : reading.toString();
    }

    private List<String> columns(String schema) {
        byte[] file = AvroFiles.file(new Schema.Parser().parse(schema), CodecFactory.deflateCodec(6), 1000, List.of());
        FileMetadata metadata = (FileMetadata) new OneFile("a.avro", file).readBy(reader);
        assertThat(metadata.rows()).isEqualTo(OptionalLong.of(0));
        return List.of(Column.text(metadata.columns()).split("\n"));
    }
}
