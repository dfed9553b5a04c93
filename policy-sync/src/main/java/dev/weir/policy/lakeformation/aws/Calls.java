package dev.weir.policy.lakeformation.aws;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes calls, again where that is safe, and says what their failures mean. */
final class Calls {
    private static final Set<String> PASSING = Set.of(
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "ConcurrentModificationException",
            "InternalServiceException",
            "OperationTimeoutException",
            "ResourceNotReadyException");

    private final LakeFormationSettings settings;

    Calls(LakeFormationSettings settings) {
        this.settings = settings;
    }

    /** A call that may be made twice. */
    <T> T make(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (SdkException failed) {
                if (!(passing(failed) || mute(failed)) || !pause(attempt)) {
                    throw failed;
                }
            }
        }
    }

    /** A call that may not be made again once nobody knows what became of it. */
    <T> T makeOnce(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (SdkException failed) {
                if (mute(failed) || !passing(failed) || !pause(attempt)) {
                    throw failed;
                }
            }
        }
    }

    /**
     * Waits a random part of a time that doubles with each attempt.
     *
     * @return false, at once, if it was the last attempt or the service stops
     */
    boolean pause(int attempt) {
        if (attempt >= settings.attempts()) {
            return false;
        }
        Duration longest = settings.longestPause();
        double doubled = settings.firstPause().toMillis() * Math.pow(2, Math.min(attempt - 1, 30));
        double most = Math.min(doubled, longest.toMillis());
        try {
            Thread.sleep((long) (most * ThreadLocalRandom.current().nextDouble()));
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Whether an error goes away by itself. IAM and Lake Formation need some seconds to know a new principal or a newly
     * registered path.
     */
    static boolean passing(String code, String message) {
        return PASSING.contains(code)
                || code.startsWith("Throttl")
                || message.contains("Invalid principal")
                || message.contains("register the S3 path");
    }

    private static boolean passing(SdkException failed) {
        return failed instanceof AwsServiceException answered
                && (answered.isThrottlingException() || passing(code(failed), reason(failed)));
    }

    /** Whether nobody said what became of the call. */
    static boolean mute(SdkException failed) {
        if (failed instanceof AwsServiceException answered) {
            return answered.statusCode() >= 500 || "OperationTimeoutException".equals(code(failed));
        }
        return failed.getCause() instanceof IOException
                || failed instanceof ApiCallTimeoutException
                || failed instanceof ApiCallAttemptTimeoutException;
    }

    static String code(SdkException failed) {
        return failed instanceof AwsServiceException answered
                        && answered.awsErrorDetails() != null
                        && answered.awsErrorDetails().errorCode() != null
                ? answered.awsErrorDetails().errorCode()
                : "";
    }

    static String reason(SdkException failed) {
        if (failed instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            return code(failed) + ": " + answered.awsErrorDetails().errorMessage();
        }
        return String.valueOf(failed.getMessage());
    }
}
