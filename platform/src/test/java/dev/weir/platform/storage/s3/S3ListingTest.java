package dev.weir.platform.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weir.platform.problem.Problem;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.platform.storage.StorageProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

class S3ListingTest {

    private static final LakePath LAKE = new LakePath("s3://lake/");
    private static final Deque<Answer> ANSWERS = new ArrayDeque<>();
    private static final List<String> ASKED = new ArrayList<>();

    private static final List<InetSocketAddress> CLIENTS = new ArrayList<>();

    private record Answer(String xml, boolean isCutOff) {}

    private static final HttpServer SERVER = started();
    private static final S3Client CLIENT = S3LakeStore.client(builder());
    private static final S3Client PLAIN = builder().build();

    private static HttpServer started() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                ASKED.add(String.valueOf(exchange.getRequestURI().getRawQuery()));
                Answer answer = ANSWERS.remove();
                byte[] body = answer.xml().getBytes(UTF_8);
                CLIENTS.add(exchange.getRemoteAddress());
                // Chunks: their end comes behind the end of the XML.
                exchange.sendResponseHeaders(200, answer.isCutOff() ? body.length + 100 : 0);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @BeforeEach
    void nothingIsLeft() {
        ANSWERS.clear();
        ASKED.clear();
        CLIENTS.clear();
    }

    private static S3ClientBuilder builder() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.US_EAST_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + SERVER.getAddress().getPort()))
                .forcePathStyle(true)
                .credentialsProvider(AnonymousCredentialsProvider.create());
    }

    private static String object(String key, long size, String more) {
        return "<Contents><Key>" + key + "</Key><LastModified>2026-10-27T12:34:56.789Z</LastModified>" + "<ETag>&quot;e"
                + size + "&quot;</ETag><Size>" + size + "</Size>" + more + "</Contents>";
    }

    private static String page(String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + inside
                + "</ListBucketResult>";
    }

    private static void answer(String inside) {
        ANSWERS.add(new Answer(page(inside), false));
    }

    private static List<LakeObject> listed() {
        List<LakeObject> found = new ArrayList<>();
        new S3LakeStore(CLIENT).list(LAKE, found::add);
        return found;
    }

    @Test
    void readsPageAfterPage() {
        answer("<IsTruncated>true</IsTruncated><NextContinuationToken>a b/c=</NextContinuationToken>"
                + object("a/", 0, "") + object("a/1.csv", 1, "<Owner><ID>x</ID></Owner>"));
        answer("<IsTruncated>false</IsTruncated>" + object("b.csv", 1L << 40, "<StorageClass>GLACIER</StorageClass>"));

        assertThat(listed())
                .containsExactly(
                        new LakeObject(
                                new ObjectLocation("s3://lake/a/1.csv"),
                                1,
                                "\"e1\"",
                                Instant.parse("2026-10-27T12:34:56.789Z")),
                        new LakeObject(
                                new ObjectLocation("s3://lake/b.csv"),
                                1L << 40,
                                "\"e" + (1L << 40) + "\"",
                                Instant.parse("2026-10-27T12:34:56.789Z")));
        assertThat(ASKED.get(1)).contains("continuation-token=a%20b%2Fc%3D");
    }

    @Test
    void decodesKeysWhereverTheEncodingIsSaid() {
        answer(object("a%0Ab%2B+c%25.csv", 1, "") + "<EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>");

        assertThat(listed()).extracting(object -> object.location().keyOrPath()).containsExactly("a\nb+ c%.csv");
    }

    @Test
    void usesItsConnectionAgain() {
        for (int page = 0; page < 20; page++) {
            answer("<IsTruncated>" + (page < 19) + "</IsTruncated><NextContinuationToken>t</NextContinuationToken>"
                    + object("a" + page, 1, ""));
        }

        assertThat(listed()).hasSize(20);
        assertThat(new HashSet<>(CLIENTS)).hasSize(1);
    }

    @Test
    void takesTimesOfOtherPrecision() {
        answer("<Contents><Key>a</Key><LastModified>2026-10-27T12:34:56Z</LastModified><Size>1</Size></Contents>");

        assertThat(listed())
                .containsExactly(new LakeObject(
                        new ObjectLocation("s3://lake/a"), 1, "", Instant.parse("2026-10-27T12:34:56Z")));
    }

    @Test
    void givesFoldersAndWhatIsBesideThem() {
        answer(
                object("readme.md", 3, "")
                        + "<CommonPrefixes><Prefix>raw/</Prefix></CommonPrefixes><CommonPrefixes><Prefix>gold/</Prefix></CommonPrefixes>");
        List<String> seen = new ArrayList<>();

        new S3LakeStore(CLIENT)
                .children(LAKE, object -> seen.add(object.location().value()), below -> seen.add(below.value()));

        assertThat(seen).containsExactly("s3://lake/readme.md", "s3://lake/raw/", "s3://lake/gold/");
    }

    @Test
    void asksAgainIfAnAnswerBreaksOff() {
        String whole = page(object("a.csv", 1, "") + object("b.csv", 2, ""));
        ANSWERS.add(new Answer(whole.substring(0, whole.length() / 2), true));
        ANSWERS.add(new Answer(whole, false));

        assertThat(listed()).hasSize(2);
        assertThat(ASKED).hasSize(2);
    }

    @Test
    void saysIfTheAnswerIsNoListing() {
        for (int attempt = 0; attempt < 10; attempt++) {
            ANSWERS.add(new Answer("<html><body>Welcome to the proxy</body></html>", false));
        }

        assertThatThrownBy(S3ListingTest::listed)
                .isInstanceOfSatisfying(StorageFailed.class, failed -> assertThat(((Problem) failed).code())
                        .isEqualTo(StorageProblem.LAKE_UNREACHABLE))
                .hasMessageStartingWith("s3://lake/: ")
                .hasMessageContaining("the answer is not a listing");
    }

    @Test
    void neverTakesAPartForTheWhole() {
        for (int attempt = 0; attempt < 10; attempt++) {
            answer(object("a.csv", 1, "") + "<IsTruncated>true</IsTruncated>");
        }

        assertThatThrownBy(S3ListingTest::listed)
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("NextContinuationToken");
    }

    @Test
    void readsNoForeignEntities() {
        for (int attempt = 0; attempt < 10; attempt++) {
            ANSWERS.add(new Answer(
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><ListBucketResult>"
                            + object("&e;", 1, "") + "</ListBucketResult>",
                    false));
        }

        assertThatThrownBy(S3ListingTest::listed).isInstanceOf(StorageFailed.class);
    }

    @Test
    void refusesAClientThatCannotList() {
        answer(object("a.csv", 1, ""));

        assertThatThrownBy(() -> new S3LakeStore(PLAIN).list(LAKE, object -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("S3LakeStore.client");
    }

    @Property(tries = 100)
    void readsWhatTheSdkReads(
            @ForAll @Size(max = 20) List<@NotEmpty @StringLength(max = 12) String> keys,
            @ForAll @IntRange(min = 0) int bytes,
            @ForAll boolean encoded) {
        ANSWERS.clear();
        List<String> written =
                encoded ? keys : keys.stream().map(S3ListingTest::legal).toList();
        String objects = written.stream()
                .map(key -> object(encoded ? URLEncoder.encode(key, UTF_8) : key, bytes, ""))
                .collect(Collectors.joining("\n  "));
        String page = (encoded ? "<EncodingType>url</EncodingType>" : "") + objects;
        answer(page);
        answer(page);

        List<LakeObject> ofSdk = PLAIN.listObjectsV2(request -> request.bucket("lake")).contents().stream()
                .filter(object -> !object.key().endsWith("/"))
                .map(object -> new LakeObject(
                        new ObjectLocation("s3://lake/" + object.key()),
                        object.size(),
                        object.eTag(),
                        object.lastModified()))
                .toList();
        assertThat(listed()).isEqualTo(ofSdk);
    }

    private static String legal(String key) {
        String legal = key.replaceAll("[^\\x20-\\x7eäöü€/]", "x").strip();
        return legal.isEmpty()
                ? "x"
                : legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
