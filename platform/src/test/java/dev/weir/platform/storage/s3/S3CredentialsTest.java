package dev.weir.platform.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.platform.storage.StorageProblem;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3CredentialsTest {

    @Test
    void saysThatThereAreNoneAndNotWhereItLooked() {
        AwsCredentialsProviderChain nowhere = AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                .build();
        try (S3Client client = S3LakeStore.client(S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .credentialsProvider(nowhere))) {
            S3LakeStore store = new S3LakeStore(client);

            assertThatThrownBy(() -> store.children(new LakePath("s3://lake/"), object -> {}, folder -> {}))
                    .isInstanceOfSatisfying(StorageFailed.class, failed -> assertThat(failed.code())
                            .isEqualTo(StorageProblem.LAKE_REFUSED))
                    .hasMessageStartingWith("s3://lake/: the service has no AWS credentials")
                    .hasMessageNotContaining("ProviderChain");
        }
    }
}
