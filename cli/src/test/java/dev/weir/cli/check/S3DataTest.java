package dev.weir.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.Ran;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code weir check s3://}, against a real S3 server. */
@NullUnmarked
class S3DataTest {

    private static final String KEY = "lake-key";
    private static final String SECRET = "lake-secret";

    private static S3Proxy server;
    private static Map<String, String> env;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        server = S3Proxy.builder()
                .blobStore(new TransientNio2BlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
        String endpoint = "http://127.0.0.1:" + server.getPort();
        env = Map.of("WEIR_S3_ENDPOINT", endpoint, "WEIR_S3_PATH_STYLE", "true");
        try (S3Client s3 = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create(endpoint))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build()) {
            s3.createBucket(request -> request.bucket("lake"));
            Map<String, String> objects = Map.of(
                    "raw/orders/day=1/a.csv", "id,customer\n1,x\n2,y\n",
                    "raw/orders/day=2/b.csv", "id,customer\n3,x\n,z\n",
                    "raw/orders/_SUCCESS", "",
                    "raw/orders2/c.csv", "other\n1\n",
                    "raw/customers.csv", "name\nx\ny\nz\n");
            objects.forEach((key, text) ->
                    s3.putObject(request -> request.bucket("lake").key(key), RequestBody.fromString(text)));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private Ran check(String data, String rules, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("r.dqdl"), "Rules = [ " + rules + " ]");
        String[] words = new String[4 + more.length];
        System.arraycopy(new String[] {"check", data, "--rules", file.toString()}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return Ran.weir(new HashMap<>(env), words);
    }

    @Test
    void checksAFolder() throws Exception {
        Ran ran = check("s3://lake/raw/orders", "RowCount = 4, IsComplete \"id\"");

        assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
        assertThat(ran.out()).contains("IsComplete \"id\"").contains("customer=z");
    }

    @Test
    void checksOneObjectAndAPattern() throws Exception {
        assertThat(check("s3://lake/raw/orders/day=1/a.csv", "RowCount = 2").exit())
                .isZero();
        assertThat(check("s3://lake/raw/orders/day=*/*.csv", "RowCount = 4").exit())
                .isZero();
        assertThat(check("s3://lake/raw/orders/day=[2]/*", "RowCount = 2").exit())
                .isZero();
    }

    @Test
    void looksAtAReferenceThatLiesElsewhere() throws Exception {
        Path local = Files.writeString(folder.resolve("orders.csv"), "id,customer\n1,x\n2,nobody\n");
        String rule = "ReferentialIntegrity \"customer\" \"customers.name\" = ";

        assertThat(check("s3://lake/raw/orders/", rule + "1.0", "--reference", "customers=s3://lake/raw/customers.csv")
                        .exit())
                .isZero();
        assertThat(check(local.toString(), rule + "0.5", "--reference", "customers=s3://lake/raw/customers.csv")
                        .exit())
                .isZero();
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        assertThat(check("s3://lake/raw/nothing/", "RowCount > 0")).satisfies(ran -> {
            assertThat(ran.exit()).isEqualTo(3);
            assertThat(ran.err()).contains("There are no files at s3://lake/raw/nothing/.");
        });
        assertThat(check("s3://other/raw/", "RowCount > 0")).satisfies(ran -> {
            assertThat(ran.exit()).isEqualTo(4);
            assertThat(ran.err()).contains("s3://other/raw/: S3 answered 404");
        });
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        Path rules = Files.writeString(folder.resolve("r.dqdl"), "Rules = [ RowCount > 0 ]");

        Ran ran = Ran.weir(
                new HashMap<>(Map.of("WEIR_S3_ENDPOINT", "http://127.0.0.1:1", "WEIR_S3_PATH_STYLE", "true")),
                "check",
                "s3://lake/raw/",
                "--rules",
                rules.toString());

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).contains("s3://lake/raw/: S3 does not answer");
    }
}
