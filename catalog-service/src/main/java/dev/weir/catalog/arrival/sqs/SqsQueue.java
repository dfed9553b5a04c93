package dev.weir.catalog.arrival.sqs;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** One queue of SQS. Every method throws {@link QueueFailed} if it does not answer, or refuses. */
final class SqsQueue implements AutoCloseable {

    /** The most that SQS gives at once, and takes back at once. */
    static final int AT_ONCE = 10;

    private static final Duration LONGEST_SOCKET_WAIT = Duration.ofSeconds(30);

    private final QueueAddress address;
    private final SqsClient client;

    private SqsQueue(QueueAddress address, SqsClient client) {
        this.address = address;
        this.client = client;
    }

    /** Credentials come from the SDK's default chain. */
    static SqsQueue open(QueueAddress address) {
        URI endpoint = address.endpoint();
        return new SqsQueue(
                address,
                SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGEST_SOCKET_WAIT))
                        .region(Region.of(address.region()))
                        .endpointOverride(endpoint)
                        .build());
    }

    /** A message, and by what it is taken from the queue. */
    record Received(String body, String receiptHandle) {}

    /** Waits for messages; none if there were none in time. They are hidden from others for the queue's own time. */
    List<Received> receive(Duration wait) {
        return answered(() -> client.receiveMessage(request -> request.queueUrl(address.url())
                        .maxNumberOfMessages(AT_ONCE)
                        .waitTimeSeconds((int) Math.min(20, wait.toSeconds()))))
                .messages()
                .stream()
                .map(SqsQueue::received)
                .toList();
    }

    private static Received received(Message message) {
        return new Received(message.body(), message.receiptHandle());
    }

    /** Takes messages from the queue; those that it did not take come again. @return how many were taken */
    int delete(List<Received> messages) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id("m" + i)
                    .receiptHandle(messages.get(i).receiptHandle())
                    .build());
        }
        return answered(() -> client.deleteMessageBatch(
                        request -> request.queueUrl(address.url()).entries(entries)))
                .successful()
                .size();
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException refused) {
            String code = refused.awsErrorDetails() == null
                    ? ""
                    : " " + refused.awsErrorDetails().errorCode();
            String what = refused.isThrottlingException() ? "SQS throttles" : "SQS refuses";
            throw new QueueFailed(what + ": " + refused.statusCode() + code, refused);
        } catch (SdkClientException unreachable) {
            throw new QueueFailed("SQS does not answer: " + unreachable.getMessage(), unreachable);
        } catch (SdkException failed) {
            throw new QueueFailed("SQS: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** The queue does not answer, or refuses. */
    static final class QueueFailed extends RuntimeException {
        QueueFailed(String message, SdkException cause) {
            super(message, cause);
        }
    }
}
