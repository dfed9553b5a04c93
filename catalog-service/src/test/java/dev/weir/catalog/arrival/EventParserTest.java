package dev.weir.catalog.arrival;

import static dev.weir.catalog.arrival.Messages.created;
import static dev.weir.catalog.arrival.Messages.deleted;
import static dev.weir.catalog.arrival.Messages.eventBridge;
import static dev.weir.catalog.arrival.Messages.record;
import static dev.weir.catalog.arrival.Messages.s3;
import static dev.weir.catalog.arrival.Messages.sns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.arrival.ObjectEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {

    private static final String KEY = "silver/orders/day=2026-10-27/part-0.parquet";

    @Test
    void readsEachRecordOfANotification() {
        List<Part> parts =
                EventParser.parse(s3(created("acme-lake", KEY, "0055AED6DCD90281E5"), deleted("acme-lake", "b", "01")));

        assertThat(parts)
                .containsExactly(
                        new Part.Told(
                                "/Records/0",
                                new ObjectEvent(
                                        "s3://acme-lake/" + KEY,
                                        Kind.CREATED,
                                        "",
                                        Optional.of(new Sequencer("0055aed6dcd90281e5")),
                                        Optional.of(Instant.parse("2026-10-28T04:15:00.123Z")))),
                        new Part.Told(
                                "/Records/1",
                                new ObjectEvent(
                                        "s3://acme-lake/b",
                                        Kind.DELETED,
                                        "",
                                        Optional.of(new Sequencer("01")),
                                        Optional.of(Instant.parse("2026-10-28T04:15:00.123Z")))));
    }

    @Test
    void readsTheSameFromEveryEnvelope() {
        String notification = s3(created("acme-lake", KEY, "1a"));
        String event = eventBridge("Object Created", "acme-lake", KEY, "1a");

        assertThat(locations(notification)).containsExactly("s3://acme-lake/" + KEY);
        assertThat(locations(event)).isEqualTo(locations(notification));
        assertThat(locations(sns(notification))).isEqualTo(locations(notification));
        assertThat(locations(sns(event))).isEqualTo(locations(notification));
        assertThat(identities(event)).isEqualTo(identities(notification));
        assertThat(EventParser.parse(sns(notification)).get(0).pointer()).isEqualTo("/Message/Records/0");
    }

    @Test
    void readsWeirsOwnShape() {
        List<Part> parts = EventParser.parse("""
                {"objects": [
                  {"location": "s3://acme-lake/a b+c%41.csv", "event": "created", "versionId": "v1", "sequencer": "0A",
                   "time": "2026-10-28T06:15:00+02:00"},
                  {"location": "file:///srv/lake/a.csv", "event": "deleted"}]}""");

        assertThat(parts)
                .containsExactly(
                        new Part.Told(
                                "/objects/0",
                                new ObjectEvent(
                                        "s3://acme-lake/a b+c%41.csv",
                                        Kind.CREATED,
                                        "v1",
                                        Optional.of(new Sequencer("0a")),
                                        Optional.of(Instant.parse("2026-10-28T04:15:00Z")))),
                        new Part.Told(
                                "/objects/1",
                                new ObjectEvent(
                                        "file:///srv/lake/a.csv",
                                        Kind.DELETED,
                                        "",
                                        Optional.empty(),
                                        Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "red+flower.jpg       | red flower.jpg",
                "red%20flower.jpg     | red flower.jpg",
                "a%2Bb.csv            | a+b.csv",
                "100%25.csv           | 100%.csv",
                "day%3D2026-10-27/f   | day=2026-10-27/f",
                "day=2026-10-27/f     | day=2026-10-27/f",
                "a%2fb                | a/b",
                "%E4%BA%AC%e9%83%bd   | 京都",
                "%F0%9F%8C%8A         | 🌊",
                "Größe.csv            | Größe.csv",
                "region%3DEU%252FW/f  | region=EU%2FW/f"
            })
    void decodesTheKeysOfNotifications(String encoded, String key) {
        String message = s3(created("b-1", "KEY", "1").replace("\"KEY\"", "\"" + encoded + "\""));

        assertThat(locations(message)).containsExactly("s3://b-1/" + key);
    }

    @Test
    void takesTheKeysOfEventBridgeAsTheyAre() {
        assertThat(locations(eventBridge("Object Created", "b-1", "a+b%20c.csv", "1")))
                .containsExactly("s3://b-1/a+b%20c.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "ObjectCreated:Put, CREATED",
        "ObjectCreated:CompleteMultipartUpload, CREATED",
        "s3:ObjectCreated:Copy, CREATED",
        "ObjectRestore:Completed, CREATED",
        "ObjectRemoved:Delete, DELETED",
        "ObjectRemoved:DeleteMarkerCreated, DELETED",
        "LifecycleExpiration:Delete, DELETED"
    })
    void knowsWhatMakesAndWhatDeletes(String name, Kind kind) {
        Part part = EventParser.parse(s3(record(name, "b-1", "k", "1"))).get(0);

        assertThat(((Part.Told) part).event().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ObjectTagging:Put", "ObjectAcl:Put", "ObjectRestore:Post", "LifecycleTransition", "Later:Thing"
            })
    void ignoresWhatDoesNeither(String name) {
        Part part = EventParser.parse(s3(record(name, "b-1", "k", "1"))).get(0);

        assertThat(part).isInstanceOfSatisfying(Part.Ignored.class, ignored -> {
            assertThat(ignored.location()).isEqualTo("s3://b-1/k");
            assertThat(ignored.reason()).contains(name);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"b-1\"}",
                "{\"Type\":\"UnsubscribeConfirmation\",\"Message\":\"You have chosen\"}",
                "{\"detail-type\":\"EC2 Instance State-change\",\"source\":\"aws.ec2\",\"detail\":{}}",
                "{\"detail-type\":\"Object Tags Added\",\"source\":\"aws.s3\",\"detail\":{\"bucket\":{\"name\":\"b-1\"},\"object\":{\"key\":\"k\"}}}",
                "{\"Records\":[]}"
            })
    void ignoresMessagesWithoutAnObject(String message) {
        assertThat(EventParser.parse(message)).hasSize(1).allMatch(Part.Ignored.class::isInstance);
        assertThat(EventParser.parse(sns(message))).hasSize(1).allMatch(Part.Ignored.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | is empty",
                "not json                                            | '' | is not JSON",
                "{\"a\":1} {}                                        | '' | is not JSON",
                "[1,2]                                               | '' | is neither",
                "null                                                | '' | is neither",
                "{\"hello\":\"world\"}                               | '' | is neither",
                "{\"Records\":{}}                                    | /Records | is not a list",
                "{\"Type\":\"Notification\",\"Message\":{}}          | /Message | is not a text",
                "{\"Type\":\"Notification\",\"Message\":\"hi\"}      | /Message | is not JSON",
                "{\"objects\":[17]}                                  | /objects/0 | is not an object",
                "{\"objects\":[{\"locaton\":\"s3://b/k\"}]}          | /objects/0 | has a field locaton",
                "{\"objects\":[{\"location\":\"s3://b/k\"}]}         | /objects/0/event | is missing",
                "{\"objects\":[{\"location\":\"s3://b/k\",\"event\":\"moved\"}]}     | /objects/0/event | must be created or",
                "{\"objects\":[{\"location\":\"/srv/k\",\"event\":\"created\"}]}     | /objects/0/location | must be written",
                "{\"objects\":[{\"location\":\"s3://b\",\"event\":\"created\"}]}     | /objects/0/location | must be written",
                "{\"objects\":[{\"location\":\"s3://b/k\",\"event\":\"created\",\"time\":\"today\"}]} | /objects/0/time | is not a time",
                "{\"objects\":[{\"location\":\"s3://b/\\u0000\",\"event\":\"created\"}]} | /objects/0/location | has a character",
                "{\"objects\":[{\"location\":\"s3://b/\\ud800\",\"event\":\"created\"}]} | /objects/0/location | has a character"
            })
    void saysWhereAMessageIsNonsense(String message, String pointer, String reason) {
        List<Part> parts = EventParser.parse(message == null ? "" : message);

        assertThat(parts).singleElement().isInstanceOfSatisfying(Part.Poison.class, poison -> {
            assertThat(poison.pointer()).isEqualTo(pointer);
            assertThat(poison.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "+999999999-01-01T00:00:00Z,",
        "-999999999-01-01T00:00:00Z,",
        "1901-01-01T00:00:00Z, 1901-01-01T00:00:00Z",
        "2999-01-01T00:00:00Z, 2999-01-01T00:00:00Z"
    })
    void aWrongClockLosesNoEvent(String time, @Nullable Instant kept) {
        String message = "{\"objects\":[{\"location\":\"s3://b/k\",\"event\":\"created\",\"time\":\"" + time + "\"}]}";

        assertThat(EventParser.parse(message))
                .singleElement()
                .isInstanceOfSatisfying(
                        Part.Told.class,
                        told -> assertThat(told.event().occurredAt()).isEqualTo(Optional.ofNullable(kept)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"key\":\"k\"          | \"key\":\"%zz\"         | /s3/object/key       | two hexadecimal",
                "\"key\":\"k\"          | \"key\":\"a%2\"         | /s3/object/key       | two hexadecimal",
                "\"key\":\"k\"          | \"key\":\"%FF\"         | /s3/object/key       | is not UTF-8",
                "\"key\":\"k\"          | \"key\":\"%00\"         | /s3/object/key       | has a character",
                "\"key\":\"k\"          | \"key\":7               | /s3/object/key       | is not a text",
                "\"key\":\"k\"          | \"key\":\"\"            | /s3/object/key       | is empty",
                "\"key\":\"k\",         | ''                      | /s3/object/key       | is missing",
                "\"name\":\"b-1\"       | \"name\":\"a/b\"        | /s3/bucket/name      | is not the name of a bucket",
                "\"sequencer\":\"1\"    | \"sequencer\":\"xyz\"   | /s3/object/sequencer | is not a hexadecimal number",
                "\"eventVersion\":\"2.1\" | \"eventVersion\":\"3.0\" | /eventVersion      | is 3.0",
                "aws:s3                 | aws:sqs                 | /eventSource         | not S3",
                "\"eventName\":\"ObjectCreated:Put\", | ''        | /eventName           | is missing",
                "2026-10-28T04:15       | yesterday               | /eventTime           | is not a time"
            })
    void saysWhereARecordIsNonsenseAndReadsTheOthers(String part, String nonsense, String pointer, String reason) {
        String record = created("b-1", "k", "1");
        String broken = record.replace(part, nonsense);
        assertThat(broken).isNotEqualTo(record);

        List<Part> parts = EventParser.parse(s3(record, broken, record));

        assertThat(parts).hasSize(3);
        assertThat(parts.get(0)).isInstanceOf(Part.Told.class);
        assertThat(parts.get(2)).isInstanceOf(Part.Told.class);
        assertThat(parts.get(1)).isInstanceOfSatisfying(Part.Poison.class, poison -> {
            assertThat(poison.pointer()).isEqualTo("/Records/1" + pointer);
            assertThat(poison.reason()).contains(reason);
            assertThat(EventParser.parse(poison.body()))
                    .singleElement()
                    .isInstanceOfSatisfying(Part.Poison.class, again -> assertThat(again.reason())
                            .isEqualTo(poison.reason()));
        });
    }

    @Test
    void takesAnyVersionTwo() {
        for (String version : List.of("2", "2.0", "2.3", "2.6", "2.14")) {
            String message = s3(created("b-1", "k", "1")).replace("\"2.1\"", "\"" + version + "\"");

            assertThat(locations(message)).as(version).hasSize(1);
        }
    }

    @Test
    void opensEnvelopesOnlySoDeep() {
        String message = s3(created("b-1", "k", "1"));

        assertThat(locations(sns(sns(message)))).hasSize(1);
        assertThat(EventParser.parse(sns(sns(sns(message)))))
                .singleElement()
                .isInstanceOfSatisfying(Part.Poison.class, poison -> assertThat(poison.pointer())
                        .isEqualTo("/Message/Message/Message"));
    }

    @Test
    void refusesWhatIsNestedTooDeepOrTooLong() {
        assertThat(EventParser.parse("[".repeat(100_000))).singleElement().isInstanceOf(Part.Poison.class);
        assertThat(EventParser.parse(s3(created("b-1", "k".repeat(5_000), "1"))))
                .singleElement()
                .isInstanceOf(Part.Poison.class);
    }

    @Property(tries = 300)
    void neverFailsWhateverComes(@ForAll @StringLength(max = 60) String text) {
        String message = s3(created("b-1", "KEY", "1"));
        int at = Math.floorMod(text.hashCode(), message.length());

        assertThat(EventParser.parse(text)).isNotEmpty();
        assertThat(EventParser.parse(message.substring(0, at) + text + message.substring(at)))
                .isNotEmpty();
    }

    private static List<String> locations(String message) {
        return EventParser.parse(message).stream()
                .map(part -> ((Part.Told) part).event().location())
                .toList();
    }

    private static List<Optional<String>> identities(String message) {
        return EventParser.parse(message).stream()
                .map(part -> ((Part.Told) part).event().identity())
                .toList();
    }
}
