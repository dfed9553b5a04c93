package dev.weir.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.Column;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.OneFile;
import dev.weir.format.Remark;
import dev.weir.format.TextLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileReaderTest {

    private static final TextLimits LIMITS = new TextLimits(1024 * 1024, 64L * 1024 * 1024);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    1 2 -3               | int
                    1 2147483648         | long
                    9223372036854775808  | string
                    1 2.5                | double
                    1 1e3                | double
                    .5 -0.5              | double
                    0 007                | string
                    +4930123             | string
                    true FALSE           | boolean
                    true 1               | string
                    2026-10-27           | date
                    2026-02-30           | string
                    2026-10-27T10:00:00  | timestamp(us)
                    2026-10-27T10:00:00Z | timestamptz(us)
                    2026-10-27T10:00+02:00 | timestamptz(us)
                    2026-10-27 2026-10-27T10:00:00 | string
                    - 1                  | string
                    1 x                  | string
                    NaN                  | string
                    """)
    void tellsTheTypeOfValues(String values, String type) {
        String file = "id,v\n"
                + String.join(
                        "\n",
                        Arrays.stream(values.split(" ")).map(v -> "k," + v).toList()) + "\nk,\n";

        assertThat(text(read("a.csv", file))).isEqualTo("id:string?\nv:" + type + "?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"a,b!,", "a;b!;", "a|b!|", "'a,x',b!,"},
            quoteCharacter = '~')
    void tellsTheSeparator(String header, char separator) {
        String file = header.replace('\'', '"') + "\n1" + separator + "2\n";

        assertThat(((FileMetadata) read("a.csv", file)).columns()).hasSize(2);
    }

    @Test
    void readsTabsInTsv() {
        assertThat(text(read("a.tsv", "a,b\tc\n1\t2\n"))).isEqualTo("`a,b`:int?\nc:int?");
    }

    @Test
    void namesEveryColumnOnce() {
        assertThat(text(read("a.csv", "\uFEFFid,,id,name \n1,2,3,4\n")))
                .isEqualTo("id:int?\ncolumn_2:int?\nid_2:int?\nname:int?");
    }

    @Test
    void countsRowsAndNotLines() {
        FileReading reading = read("a.csv", "id,text\r\n1,\"two\nlines, \"\"quoted\"\"\"\r\n\r\n2,x");

        assertThat(((FileMetadata) reading).rows()).isEqualTo(OptionalLong.of(2));
        assertThat(text(reading)).isEqualTo("id:int?\ntext:string?");
    }

    @Test
    void readsRaggedRows() {
        FileReading reading = read("a.csv", "a,b\n1\n1,2,3\n");

        assertThat(text(reading)).isEqualTo("a:int?\nb:int?");
        assertThat(((FileMetadata) reading).rows()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void remarksOnRaggedRows() {
        FileMetadata reading = (FileMetadata) read("a.csv", "a,b\n1,2\n1\n\n1,2,3\n");

        assertThat(reading.remarks())
                .containsExactly(new Remark(
                        "ragged-rows",
                        "has rows of other lengths than its first, which has 2 fields: line 3 has 1 fields,"
                                + " and 1 more in the sample"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', textBlock = """
                    1,alice,2.5/2,bob,3.5                        ! column_1:int? column_2:string? column_3:double?
                    2026-10-27,x/2026-10-28,y                    ! column_1:date? column_2:string?
                    10,7/1,2                                     ! column_1:int? column_2:int?
                    7/1                                          ! `7`:int?
                    2019,2020/1,2                                ! 2019:int? 2020:int?
                    country,2019,2020/CH,1,2                     ! country:string? 2019:int? 2020:int?
                    country,2026-01-01/CH,1                      ! country:string? 2026-01-01:int?
                    id,name/1,x                                  ! id:int? name:string?
                    a,b/c,d                                      ! a:string? b:string?
                    1.5,2.5                                      ! 1.5:unknown? 2.5:unknown?
                    """)
    void takesTheFirstLineForValuesOnlyIfItPlainlyIs(String lines, String columns) {
        FileReading reading = read("a.csv", lines.replace('/', '\n'));

        assertThat(text(reading).replace('\n', ' ')).isEqualTo(columns.replace("`", ""));
        boolean header = !columns.startsWith("column_1");
        assertThat(((FileMetadata) reading).rows())
                .isEqualTo(OptionalLong.of(lines.split("/").length - (header ? 1 : 0)));
        assertThat(((FileMetadata) reading).remarks().stream().map(Remark::code))
                .containsExactlyElementsOf(header ? List.of() : List.of("no-header"));
    }

    @Test
    void readsSingleQuotes() {
        assertThat(text(read("a.csv", "'a,b','c'\n'1,5',2\n"))).isEqualTo("`a,b`:string?\nc:int?");
        assertThat(text(read("a.csv", "'a',b\n1,2\n"))).isEqualTo("'a':int?\nb:int?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsMarkedEncodings(String charset) {
        byte[] file =
                ("\uFEFFname,n\nZo\u00eb \uD83D\uDE00,1\n" + "x,2\n".repeat(20_000)).getBytes(Charset.forName(charset));

        FileMetadata reading = (FileMetadata) new OneFile("a.csv", file).readBy(new CsvFileReader(LIMITS));

        assertThat(text(reading)).isEqualTo("name:string?\nn:int?");
        assertThat(reading.rows()).isEqualTo(OptionalLong.of(20_001));
        assertThat(reading.remarks().stream().map(Remark::code))
                .containsExactlyElementsOf(charset.equals("UTF-8") ? List.of() : List.of("utf-16"));
    }

    @Test
    void readsOtherEncodingsAndSaysSo() {
        FileMetadata euro = (FileMetadata)
                new OneFile("a.csv", new byte[] {'a', (byte) 0x80, '\n', '1', '\n'}).readBy(new CsvFileReader(LIMITS));
        FileMetadata latin = (FileMetadata) new OneFile("a.csv", new byte[] {(byte) 0xE9, (byte) 0x81, '\n', '1'})
                .readBy(new CsvFileReader(LIMITS));

        assertThat(text(euro)).isEqualTo("a\u20AC:int?");
        assertThat(euro.remarks())
                .containsExactly(new Remark("not-utf8", "has bytes that are not UTF-8; it was read as windows-1252"));
        assertThat(text(latin)).isEqualTo("\u00e9\u0081:int?");
        assertThat(latin.remarks().get(0).reason()).contains("ISO-8859-1");
    }

    @Test
    void namesManyColumnsOfOneName() {
        assertThat(((FileMetadata) read("a.csv", "a,".repeat(9_999) + "a\n1\n")).columns())
                .hasSize(10_000)
                .last()
                .extracting(Column::name)
                .isEqualTo("a_10000");
        assertThat(code(read("a.csv", "a,".repeat(99_999) + "a\n1\n"))).isEqualTo("too-many-columns");
    }

    @Test
    void readsAHeaderAlone() {
        assertThat(read("a.csv", "a,b\n"))
                .isEqualTo(new FileMetadata(((FileMetadata) read("a.csv", "a,b\n")).columns(), OptionalLong.of(0)));
        assertThat(text(read("a.csv", "a,b"))).isEqualTo("a:unknown?\nb:unknown?");
    }

    @Test
    void unpacks() throws IOException {
        FileReading reading = new OneFile("a.csv.gz", gzip("id\n1\n2\n")).readBy(new CsvFileReader(LIMITS));

        assertThat(text(reading)).isEqualTo("id:int?");
        assertThat(((FileMetadata) reading).rows()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void tellsTypesFromTheBeginningAndCountsAll() {
        CsvFileReader little = new CsvFileReader(new TextLimits(10, 1000));

        FileReading reading = new OneFile("a.csv", bytes("id,v\n1,2\n3,x\n4,y\n")).readBy(little);

        assertThat(text(reading)).isEqualTo("id:unknown?\nv:unknown?");
        assertThat(((FileMetadata) reading).rows()).isEqualTo(OptionalLong.of(3));
    }

    @Test
    void doesNotCountWhatIsTooLong() throws IOException {
        CsvFileReader little = new CsvFileReader(new TextLimits(10, 100));
        String file = "id,v\n" + "1,2\n".repeat(100);

        assertThat(new OneFile("a.csv", bytes(file)).readBy(little))
                .isInstanceOfSatisfying(FileMetadata.class, metadata -> assertThat(metadata.rows())
                        .isEmpty());
        assertThat(new OneFile("a.csv.gz", gzip(file)).readBy(little))
                .isInstanceOfSatisfying(FileMetadata.class, metadata -> assertThat(metadata.rows())
                        .isEmpty());
    }

    @Test
    void tellsWhatIsBroken() throws IOException {
        assertThat(code(read("a.csv", "a\0b\n"))).isEqualTo("not-text");
        assertThat(code(read("a.csv.gz", "not packed"))).isEqualTo("gzip-broken");
        byte[] packed = gzip("id\n" + "1\n".repeat(1000));
        assertThat(code(new OneFile("a.csv.gz", Arrays.copyOf(packed, packed.length - 9))
                        .readBy(new CsvFileReader(LIMITS))))
                .isEqualTo("gzip-broken");
        assertThat(code(new OneFile("a.csv", bytes("a".repeat(200)))
                        .readBy(new CsvFileReader(new TextLimits(100, 1000)))))
                .isEqualTo("line-too-long");
    }

    private static FileReading read(String name, String text) {
        return new OneFile(name, bytes(text)).readBy(new CsvFileReader(LIMITS));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(FileReading reading) {
        return reading instanceof FileMetadata metadata ? Column.text(metadata.columns()) : reading.toString();
    }

    private static String code(FileReading reading) {
        return reading instanceof BrokenFile broken ? broken.code() : reading.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(text));
        }
        return packed.toByteArray();
    }
}
