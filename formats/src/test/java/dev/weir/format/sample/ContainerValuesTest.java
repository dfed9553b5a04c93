package dev.weir.format.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.format.FileFormat;
import dev.weir.format.OneFile;
import dev.weir.format.avro.AvroFiles;
import dev.weir.format.orc.OrcFiles;
import dev.weir.format.sample.ValueSampler.NotSampled;
import dev.weir.platform.storage.ObjectLocation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of Avro and ORC, as the formats' own writers wrote them. */
class ContainerValuesTest {

    private static final int ROWS = 300;
    /** So that several blocks are needed. */
    private static final int SMALL_BLOCK = 4096;

    private static ValueSample sample(byte[] content, FileFormat format) throws NotSampled {
        OneFile file = new OneFile("f", content);
        return ValueSampler.of(
                file, file.find(new ObjectLocation("file:///lake/f")).orElseThrow(), format);
    }

    private static byte[] avro(CodecFactory codec) {
        Schema address = SchemaBuilder.record("address")
                .fields()
                .requiredString("street")
                .endRecord();
        Schema schema = SchemaBuilder.record("person")
                .fields()
                .requiredLong("id")
                .optionalString("email")
                .name("born")
                .type(LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)))
                .noDefault()
                .requiredDouble("latitude")
                .requiredBytes("picture")
                .name("home")
                .type(address)
                .noDefault()
                .name("phones")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .name("notes")
                .type()
                .map()
                .values()
                .stringType()
                .noDefault()
                .name("either")
                .type()
                .unionOf()
                .nullType()
                .and()
                .longType()
                .and()
                .stringType()
                .endUnion()
                .noDefault()
                .endRecord();
        List<GenericRecord> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(new GenericRecordBuilder(schema)
                    .set("id", (long) i)
                    .set("email", i % 2 == 0 ? null : "p" + i + "@example.com")
                    .set("born", (int) LocalDate.of(1980, 1, 1).plusDays(i).toEpochDay())
                    .set("latitude", 48.1 + i)
                    .set("picture", ByteBuffer.wrap(new byte[100]))
                    .set(
                            "home",
                            new GenericRecordBuilder(address)
                                    .set("street", "Main Street " + i)
                                    .build())
                    .set("phones", List.of("+49 89 " + i, "+49 30 " + i))
                    .set("notes", Map.of("key" + i, "value" + i))
                    .set("either", i % 2 == 0 ? (Object) (long) i : "text" + i)
                    .build());
        }
        return AvroFiles.file(schema, codec, SMALL_BLOCK, rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "bzip2", "zstandard"})
    void avroIsReadAtEveryLevelHoweverItIsPacked(String codec) throws NotSampled {
        ValueSample sample = sample(avro(CodecFactory.fromString(codec)), FileFormat.AVRO);

        assertThat(sample.of("id")).hasSize(ValueSample.MOST_VALUES).startsWith("0", "1", "2");
        assertThat(sample.of("email")).hasSize(100).startsWith("p1@example.com", "p3@example.com");
        assertThat(sample.of("born")).startsWith("1980-01-01", "1980-01-02");
        assertThat(sample.of("latitude")).startsWith("48.1", "49.1");
        assertThat(sample.of("home.street")).startsWith("Main Street 0", "Main Street 1");
        assertThat(sample.of("phones.element")).startsWith("+49 89 0", "+49 30 0", "+49 89 1");
        assertThat(sample.of("notes.key")).startsWith("key0", "key1");
        assertThat(sample.of("notes.value")).startsWith("value0", "value1");
        assertThat(sample.of("either.field0")).startsWith("0", "2");
        assertThat(sample.of("either.field1")).startsWith("text1", "text3");
        assertThat(sample.of("picture")).isEmpty();
    }

    private static byte[] orc(CompressionKind kind) {
        String schema = "struct<id:bigint,email:string,word:string,born:date,latitude:double,tiny:tinyint,"
                + "home:struct<street:string>,phones:array<string>>";
        return OrcFiles.file(schema, kind, batch -> {
            for (int i = 0; i < ROWS; i++) {
                ((LongColumnVector) batch.cols[0]).vector[i] = i;
                BytesColumnVector emails = (BytesColumnVector) batch.cols[1];
                if (i % 2 == 0) {
                    emails.isNull[i] = true;
                    emails.noNulls = false;
                } else {
                    emails.setVal(i, utf8("p" + i + "@example.com"));
                }
                ((BytesColumnVector) batch.cols[2]).setVal(i, utf8(i % 3 == 0 ? "blue" : "green"));
                ((LongColumnVector) batch.cols[3]).vector[i] =
                        LocalDate.of(1980, 1, 1).plusDays(i).toEpochDay();
                ((DoubleColumnVector) batch.cols[4]).vector[i] = 48.1 + i;
                ((LongColumnVector) batch.cols[5]).vector[i] = i % 100;
                StructColumnVector home = (StructColumnVector) batch.cols[6];
                ((BytesColumnVector) home.fields[0]).setVal(i, utf8("Main Street " + i));
                ListColumnVector phones = (ListColumnVector) batch.cols[7];
                phones.offsets[i] = phones.childCount;
                phones.lengths[i] = 1;
                phones.child.ensureSize(phones.childCount + 1, true);
                ((BytesColumnVector) phones.child).setVal(phones.childCount++, utf8("+49 89 " + i));
                batch.size++;
            }
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ZLIB", "SNAPPY", "LZ4", "ZSTD"})
    void orcIsReadAtEveryLevelHoweverItIsPacked(CompressionKind kind) throws NotSampled {
        ValueSample sample = sample(orc(kind), FileFormat.ORC);

        assertThat(sample.of("id")).hasSize(ValueSample.MOST_VALUES).startsWith("0", "1", "2");
        assertThat(sample.of("email")).hasSize(ROWS / 2).startsWith("p1@example.com", "p3@example.com");
        assertThat(sample.of("word")).hasSize(ValueSample.MOST_VALUES).startsWith("blue", "green", "green", "blue");
        assertThat(sample.of("born")).startsWith("1980-01-01", "1980-01-02");
        assertThat(sample.of("latitude")).startsWith("48.1", "49.1");
        assertThat(sample.of("home.street")).startsWith("Main Street 0", "Main Street 1");
        assertThat(sample.of("phones.element")).startsWith("+49 89 0", "+49 89 1");
        assertThat(sample.of("tiny")).isEmpty();
    }

    @Test
    void damageIsToldOrPassedOverAndNeverMore() {
        Random chance = new Random(7);
        for (FileFormat format : List.of(FileFormat.AVRO, FileFormat.ORC)) {
            byte[] whole = format == FileFormat.AVRO ? avro(CodecFactory.deflateCodec(1)) : orc(CompressionKind.ZLIB);
            for (int i = 0; i < 400; i++) {
                byte[] damaged =
                        chance.nextInt(4) == 0 ? Arrays.copyOf(whole, chance.nextInt(whole.length)) : whole.clone();
                for (int bytes = 0; bytes < 3 && damaged.length > 0; bytes++) {
                    damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt(256);
                }
                assertThatCode(() -> {
                            try {
                                sample(damaged, format);
                            } catch (NotSampled told) {
                                assertThat(told.getMessage()).doesNotContain("example.com");
                            }
                        })
                        .as(format + " " + i)
                        .doesNotThrowAnyException();
            }
        }
    }
}
