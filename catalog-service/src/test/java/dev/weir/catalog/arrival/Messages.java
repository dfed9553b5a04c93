package dev.weir.catalog.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Messages as AWS sends them. */
public final class Messages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Messages() {}

    /** A notification of S3 with these records. */
    public static String s3(String... records) {
        return "{\"Records\":[" + Arrays.stream(records).collect(Collectors.joining(",")) + "]}";
    }

    public static String created(String bucket, String key, String sequencer) {
        return record("ObjectCreated:Put", bucket, key, sequencer);
    }

    public static String deleted(String bucket, String key, String sequencer) {
        return record("ObjectRemoved:Delete", bucket, key, sequencer);
    }

    /** @param key not encoded yet */
    public static String record(String event, String bucket, String key, String sequencer) {
        return """
                {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-west-2","eventTime":"2026-10-28T04:15:00.123Z",
                 "eventName":"%s","userIdentity":{"principalId":"AIDAJDPLRKLG7UEXAMPLE"},
                 "requestParameters":{"sourceIPAddress":"127.0.0.1"},
                 "responseElements":{"x-amz-request-id":"C3D13FE58DE4C810"},
                 "s3":{"s3SchemaVersion":"1.0","configurationId":"weir","bucket":{"name":"%s",
                   "ownerIdentity":{"principalId":"A3NL1KOZZKExample"},"arn":"arn:aws:s3:::%s"},
                   "object":{"key":"%s","size":1024,"eTag":"d41d8cd98f00b204e9800998ecf8427e","sequencer":"%s"}}}""".formatted(event, bucket, bucket, URLEncoder.encode(key, StandardCharsets.UTF_8), sequencer);
    }

    public static String eventBridge(String type, String bucket, String key, String sequencer) {
        return json(Map.of(
                "version", "0",
                "id", "17793124-05d4-b198-2fde-7ededc63b103",
                "detail-type", type,
                "source", "aws.s3",
                "account", "111122223333",
                "time", "2026-10-28T04:15:00Z",
                "region", "ca-central-1",
                "detail",
                        Map.of(
                                "version",
                                "0",
                                "bucket",
                                Map.of("name", bucket),
                                "object",
                                Map.of("key", key, "size", 5, "sequencer", sequencer),
                                "reason",
                                "PutObject")));
    }

    public static String sns(String message) {
        return json(Map.of(
                "Type", "Notification",
                "MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
                "TopicArn", "arn:aws:sns:us-west-2:111122223333:lake",
                "Subject", "Amazon S3 Notification",
                "Message", message));
    }

    public static String test(String bucket) {
        return "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Time\":\"2026-10-28T04:15:00.123Z\",\"Bucket\":\""
                + bucket
                + "\",\"RequestId\":\"5582815E1AEA5ADF\",\"HostId\":\"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9\"}";
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
