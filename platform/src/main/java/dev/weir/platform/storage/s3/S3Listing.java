package dev.weir.platform.storage.s3;

import dev.weir.platform.storage.LakeObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/**
 * Asks for pages of a listing. The SDK signs, sends and retries; the answer's XML is read here, since the SDK's reading of it
 * (a tree, and a look at the model for each element) is three quarters of what the listing of a large lake costs.
 */
final class S3Listing {

    /**
     * One page.
     *
     * @param objects in the order of their keys; one whose key ends with a slash is left out: it is a folder's marker, made by
     *     consoles, and holds nothing
     * @param lastKey empty if there was no object, not even a marker
     * @param folders the common prefixes, if a delimiter was asked for
     * @param next the token of the next page; empty after the last
     */
    record Page(List<LakeObject> objects, Optional<String> lastKey, List<String> folders, Optional<String> next) {}

    private static final ExecutionAttribute<Answer> ANSWER = new ExecutionAttribute<>("dev.weir.listing");

    private static final class Answer {
        final String bucket;
        private @Nullable Page page;

        Answer(String bucket) {
            this.bucket = bucket;
        }

        Page page() {
            if (page == null) {
                throw new IllegalStateException("the client was not made by S3LakeStore.client: it cannot list");
            }
            return page;
        }
    }

    private static final class Reading implements ExecutionInterceptor {

        private static final byte[] NOTHING_LEFT = "<ListBucketResult/>".getBytes(StandardCharsets.UTF_8);

        @Override
        public Optional<InputStream> modifyHttpResponseContent(
                Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            Answer answer = attributes.getAttribute(ANSWER);
            if (answer == null || !context.httpResponse().isSuccessful()) {
                return context.responseBody();
            }
            InputStream body = context.responseBody().orElseGet(InputStream::nullInputStream);
            try (body) {
                answer.page = S3ListingXml.read(body, answer.bucket);
            } catch (XMLStreamException broken) {
                throw again("the answer is not a listing: " + broken.getMessage(), broken);
            } catch (IOException interrupted) {
                throw again("the answer broke off: " + interrupted.getMessage(), interrupted);
            }
            return Optional.of(new ByteArrayInputStream(NOTHING_LEFT));
        }
    }

    private static SdkClientException again(String what, Exception why) {
        return RetryableException.builder().message(what).cause(why).build();
    }

    private S3Listing() {}

    static S3Client client(S3ClientBuilder builder) {
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(new Reading())
                        .build())
                .build();
    }

    static Page page(S3Client s3, ListObjectsV2Request request) {
        Answer answer = new Answer(request.bucket());
        s3.listObjectsV2(request.toBuilder()
                .overrideConfiguration(override -> override.putExecutionAttribute(ANSWER, answer))
                .build());
        return answer.page();
    }
}
