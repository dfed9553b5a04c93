package dev.weir.catalog.glue.aws;

import dev.weir.catalog.glue.GlueFailed;
import dev.weir.catalog.glue.GlueOutcome;
import dev.weir.catalog.glue.GlueOutcome.Rejected;
import dev.weir.catalog.glue.GlueOutcome.Unknown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ErrorDetail;

/** Makes calls, again where that is safe, and tells what their failures mean. */
final class GlueCalls {

    /** Glue is not as the caller took it to be. */
    private static final Set<String> STALE = Set.of(
            "AlreadyExistsException",
            "EntityNotFoundException",
            "ConcurrentModificationException",
            "VersionMismatchException");
    /** Of one entry of a batch: it was not done, and may be tried again. */
    private static final Set<String> PASSING = Set.of(
            "ThrottlingException",
            "InternalServiceException",
            "OperationTimeoutException",
            "ConcurrentModificationException",
            "ResourceNotReadyException");

    private static final int SHOWN_ENTRIES = 5;

    private final Backoff backoff;

    GlueCalls(Backoff backoff) {
        this.backoff = backoff;
    }

    /** Empty if there is no such thing. */
    <T> Optional<T> find(String what, Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Optional.of(call.get());
            } catch (EntityNotFoundException absent) {
                return Optional.empty();
            } catch (SdkException failed) {
                boolean passing = throttled(failed) || mute(failed);
                if (!passing) {
                    throw GlueFailed.refused(what, reason(failed));
                }
                if (!backoff.again(attempt)) {
                    throw GlueFailed.unreachable(what, reason(failed));
                }
            }
        }
    }

    /** One write. Only what Glue throttled is tried again: it was not done. */
    GlueOutcome write(Runnable call) {
        return this.<String>write(List.of(""), all -> {
            call.run();
            return List.of();
        });
    }

    /** @param error of Glue's, null-safe parts */
    record EntryError<T>(T entry, String code, String message) {

        static <T> EntryError<T> of(T entry, @Nullable ErrorDetail detail) {
            return new EntryError<>(
                    entry,
                    detail == null || detail.errorCode() == null ? "" : detail.errorCode(),
                    detail == null || detail.errorMessage() == null ? "" : detail.errorMessage());
        }
    }

    /** A batch, of which some entries may fail by themselves. Those that may be tried again are. */
    <T> GlueOutcome write(List<T> entries, Function<List<T>, List<EntryError<T>>> call) {
        List<T> left = entries;
        List<EntryError<T>> failed = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            List<EntryError<T>> errors;
            try {
                errors = call.apply(left);
            } catch (SdkException exception) {
                if (throttled(exception) && backoff.again(attempt)) {
                    continue;
                }
                return outcome(exception);
            }
            List<EntryError<T>> passing = errors.stream()
                    .filter(error -> PASSING.contains(error.code()))
                    .toList();
            errors.stream().filter(error -> !PASSING.contains(error.code())).forEach(failed::add);
            if (passing.isEmpty()) {
                return outcome(failed, entries.size());
            }
            left = passing.stream().map(EntryError::entry).toList();
            if (!backoff.again(attempt)) {
                failed.addAll(passing);
                return outcome(failed, entries.size());
            }
        }
    }

    private static <T> GlueOutcome outcome(List<EntryError<T>> failed, int of) {
        if (failed.isEmpty()) {
            return GlueOutcome.APPLIED;
        }
        List<String> some = failed.stream()
                .limit(SHOWN_ENTRIES)
                .map(error -> error.entry() + " " + error.code() + " " + error.message())
                .toList();
        return new Rejected(
                failed.stream().allMatch(error -> STALE.contains(error.code()) || PASSING.contains(error.code())),
                failed.size() + " of " + of + ": " + String.join("; ", some)
                        + (failed.size() > some.size() ? "; …" : ""));
    }

    private static GlueOutcome outcome(SdkException failed) {
        if (throttled(failed)) {
            return new Rejected(false, "Glue throttles: " + reason(failed));
        }
        return mute(failed) ? new Unknown(reason(failed)) : new Rejected(STALE.contains(code(failed)), reason(failed));
    }

    private static boolean throttled(SdkException failed) {
        return failed instanceof AwsServiceException answered
                && (answered.isThrottlingException() || code(failed).startsWith("Throttl"));
    }

    /** Whether nobody said what became of the call. */
    private static boolean mute(SdkException failed) {
        if (failed instanceof AwsServiceException answered) {
            return answered.statusCode() >= 500 || "OperationTimeoutException".equals(code(failed));
        }
        return failed.getCause() instanceof IOException
                || failed instanceof ApiCallTimeoutException
                || failed instanceof ApiCallAttemptTimeoutException;
    }

    private static String code(SdkException failed) {
        return failed instanceof AwsServiceException answered
                        && answered.awsErrorDetails() != null
                        && answered.awsErrorDetails().errorCode() != null
                ? answered.awsErrorDetails().errorCode()
                : "";
    }

    private static String reason(SdkException failed) {
        if (failed instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            return code(failed) + " " + answered.awsErrorDetails().errorMessage();
        }
        return String.valueOf(failed.getMessage());
    }
}
