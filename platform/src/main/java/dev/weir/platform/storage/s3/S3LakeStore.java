package dev.weir.platform.storage.s3;

import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.platform.storage.Unlisted;
import dev.weir.platform.storage.s3.S3Listing.Page;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A lake in an S3 bucket. S3 lists keys in UTF-8 order, a thousand a page. */
public final class S3LakeStore implements LakeStore {

    private static final int DELETE_AT_ONCE = 1000;
    private static final int RANGE_BEHIND_END = 416;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private static final long COPY_AT_ONCE = 5L << 30;
    private static final ExecutorService AHEAD = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "s3-list");
        thread.setDaemon(true);
        return thread;
    });

    private final S3Client s3;
    private final long copyAtOnce;
    private final Optional<Watch> watch;
    private volatile boolean knowsConditions;

    private record Watch(LakeObject object, Runnable changed) {
        void gave(ObjectLocation location, @Nullable String etag) {
            if (location.equals(object.location())
                    && etag != null
                    && !bare(etag).equals(bare(object.etag()))) {
                changed.run();
            }
        }

        // Not all stores put both of them in quotes.
        private static String bare(String etag) {
            return etag.replace("\"", "");
        }
    }

    /** @param s3 made by {@link #client}; whoever made it closes it */
    public S3LakeStore(S3Client s3) {
        this(s3, COPY_AT_ONCE);
    }

    /** @param copyAtOnce larger objects are copied in parts of so many bytes */
    S3LakeStore(S3Client s3, long copyAtOnce) {
        this(s3, copyAtOnce, Optional.empty());
    }

    private S3LakeStore(S3Client s3, long copyAtOnce, Optional<Watch> watch) {
        this.s3 = s3;
        this.copyAtOnce = copyAtOnce;
        this.watch = watch;
    }

    /** The client that a store needs: it reads listings in a way of its own. */
    public static S3Client client(S3ClientBuilder builder) {
        return S3Listing.client(builder);
    }

    @Override
    public void list(LakePath folder, KeyRange range, Consumer<LakeObject> each, Consumer<Unlisted> others) {
        String prefix = folder.keyOrPath();
        ListObjectsV2Request first = ListObjectsV2Request.builder()
                .bucket(folder.bucket())
                .prefix(prefix)
                .startAfter(range.from().isEmpty() ? null : prefix + range.from())
                .build();
        answered(folder.value(), () -> {
            Optional<Future<Page>> coming = Optional.of(CompletableFuture.completedFuture(S3Listing.page(s3, first)));
            while (coming.isPresent()) {
                Page page = arrived(coming.get());
                // Who takes the objects has work to do: meanwhile the next page comes.
                coming = page.next()
                        .filter(token -> !isBehind(page, prefix, range))
                        .map(token -> ahead(first, token));
                boolean given = false;
                try {
                    give(page, prefix, range, each);
                    given = true;
                } finally {
                    if (!given) {
                        coming.ifPresent(next -> next.cancel(false));
                    }
                }
            }
            return folder;
        });
    }

    private static boolean isBehind(Page page, String prefix, KeyRange range) {
        return page.lastKey()
                .filter(last -> range.isBehind(last.substring(prefix.length())))
                .isPresent();
    }

    private Future<Page> ahead(ListObjectsV2Request first, String token) {
        ListObjectsV2Request more = first.toBuilder().continuationToken(token).build();
        return AHEAD.submit(() -> S3Listing.page(s3, more));
    }

    private static Page arrived(Future<Page> page) {
        try {
            return page.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("a page of a listing did not come", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
    }

    private static void give(Page page, String prefix, KeyRange range, Consumer<LakeObject> each) {
        for (LakeObject object : page.objects()) {
            if (range.isBehind(object.location().keyOrPath().substring(prefix.length()))) {
                return;
            }
            each.accept(object);
        }
    }

    @Override
    public void children(
            LakePath folder, Consumer<LakeObject> objects, Consumer<LakePath> folders, Consumer<Unlisted> others) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(folder.bucket())
                .prefix(folder.keyOrPath())
                .delimiter("/")
                .build();
        answered(folder.value(), () -> {
            pages(request, page -> {
                page.objects().forEach(objects);
                page.folders().forEach(below -> folder(folder.bucket(), below, objects, folders));
            });
            return folder;
        });
    }

    private void pages(ListObjectsV2Request request, Consumer<Page> each) {
        Optional<ListObjectsV2Request> more = Optional.of(request);
        while (more.isPresent()) {
            Page page = S3Listing.page(s3, more.get());
            each.accept(page);
            more = page.next()
                    .map(token -> request.toBuilder().continuationToken(token).build());
        }
    }

    // S3 takes any text for a key: what cannot be a folder is given as the objects below it.
    private void folder(String bucket, String prefix, Consumer<LakeObject> objects, Consumer<LakePath> folders) {
        String place = "s3://" + bucket + "/" + prefix;
        if (LakePath.isFolder(place)) {
            folders.accept(new LakePath(place));
            return;
        }
        pages(ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).build(), page -> page.objects()
                .forEach(objects));
    }

    /** S3 says with what it gives which version of the object that is. */
    @Override
    public LakeStore watching(LakeObject object, Runnable changed) {
        return new S3LakeStore(s3, copyAtOnce, Optional.of(new Watch(object, changed)));
    }

    private <T> T gave(ObjectLocation location, GetObjectResponse response, T content) {
        watch.ifPresent(listed -> listed.gave(location, response.eTag()));
        return content;
    }

    @Override
    public Optional<LakeObject> find(ObjectLocation location) {
        try {
            var head = s3.headObject(request -> request.bucket(bucket(location)).key(location.keyOrPath()));
            return Optional.of(new LakeObject(location, head.contentLength(), head.eTag(), head.lastModified()));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (S3Exception refused) {
            throw failed(location.value(), refused);
        } catch (SdkClientException unreachable) {
            throw failed(location.value(), unreachable);
        }
    }

    @Override
    public InputStream open(ObjectLocation location) {
        ResponseInputStream<GetObjectResponse> content = answered(
                location.value(),
                () -> s3.getObject(request -> request.bucket(bucket(location)).key(location.keyOrPath())));
        return gave(location, content.response(), content);
    }

    @Override
    public byte[] tail(ObjectLocation location, int count) {
        ResponseBytes<GetObjectResponse> content = answered(
                location.value(),
                () -> s3.getObjectAsBytes(request -> request.bucket(bucket(location))
                        .key(location.keyOrPath())
                        .range("bytes=-" + count)));
        return gave(location, content.response(), content.asByteArray());
    }

    @Override
    public byte[] range(ObjectLocation location, long offset, int count) {
        if (count <= 0) {
            return new byte[0];
        }
        try {
            ResponseBytes<GetObjectResponse> content = s3.getObjectAsBytes(request -> request.bucket(bucket(location))
                    .key(location.keyOrPath())
                    .range("bytes=" + offset + "-" + (offset + count - 1)));
            return gave(location, content.response(), content.asByteArray());
        } catch (S3Exception refused) {
            if (refused.statusCode() == RANGE_BEHIND_END) {
                return new byte[0];
            }
            throw failed(location.value(), refused);
        } catch (SdkClientException unreachable) {
            throw failed(location.value(), unreachable);
        }
    }

    @Override
    public void move(ObjectLocation from, ObjectLocation to) {
        if (find(from).isEmpty() && find(to).isPresent()) {
            return;
        }
        copy(from, to);
        delete(from);
    }

    // One request copies at most 5 GB. What landed may be larger; it is copied in parts.
    @Override
    public void copy(ObjectLocation from, ObjectLocation to) {
        long bytes = find(from).map(LakeObject::bytes).orElse(0L);
        if (bytes > copyAtOnce) {
            copyInParts(from, to, bytes);
            return;
        }
        answered(
                from.value(),
                () -> s3.copyObject(request -> request.sourceBucket(bucket(from))
                        .sourceKey(from.keyOrPath())
                        .destinationBucket(bucket(to))
                        .destinationKey(to.keyOrPath())));
    }

    private void copyInParts(ObjectLocation from, ObjectLocation to, long bytes) {
        String upload = answered(
                        to.value(),
                        () -> s3.createMultipartUpload(
                                request -> request.bucket(bucket(to)).key(to.keyOrPath())))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        try {
            for (long begin = 0; begin < bytes; begin += copyAtOnce) {
                String range = "bytes=" + begin + "-" + (Math.min(begin + copyAtOnce, bytes) - 1);
                int number = parts.size() + 1;
                String etag = answered(
                                from.value(),
                                () -> s3.uploadPartCopy(request -> request.sourceBucket(bucket(from))
                                        .sourceKey(from.keyOrPath())
                                        .copySourceRange(range)
                                        .destinationBucket(bucket(to))
                                        .destinationKey(to.keyOrPath())
                                        .uploadId(upload)
                                        .partNumber(number)))
                        .copyPartResult()
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            }
            answered(
                    to.value(),
                    () -> s3.completeMultipartUpload(request -> request.bucket(bucket(to))
                            .key(to.keyOrPath())
                            .uploadId(upload)
                            .multipartUpload(whole -> whole.parts(parts))));
        } catch (StorageFailed failed) {
            answered(
                    to.value(),
                    () -> s3.abortMultipartUpload(request ->
                            request.bucket(bucket(to)).key(to.keyOrPath()).uploadId(upload)));
            throw failed;
        }
    }

    @Override
    public void write(ObjectLocation location, byte[] content) {
        answered(
                location.value(),
                () -> s3.putObject(
                        request -> request.bucket(bucket(location)).key(location.keyOrPath()),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public boolean writeNew(ObjectLocation location, byte[] content) {
        requireConditions(location);
        return putIfAbsent(location, content);
    }

    private boolean putIfAbsent(ObjectLocation location, byte[] content) {
        try {
            s3.putObject(
                    request -> request.bucket(bucket(location))
                            .key(location.keyOrPath())
                            .ifNoneMatch("*"),
                    RequestBody.fromBytes(content));
            return true;
        } catch (S3Exception refused) {
            // A conflict is another who writes it at this moment: whoever asks again learns who was first.
            if (refused.statusCode() == PRECONDITION_FAILED || refused.statusCode() == CONFLICT) {
                return false;
            }
            throw failed(location.value(), refused);
        } catch (SdkClientException unreachable) {
            throw failed(location.value(), unreachable);
        }
    }

    // Stores that do not know the condition write all the same, over what another has just written.
    // That is found out once, with an object that nobody reads.
    private void requireConditions(ObjectLocation location) {
        if (knowsConditions) {
            return;
        }
        ObjectLocation probe = location.folder().object(".weir-" + UUID.randomUUID());
        try {
            boolean isCreated = putIfAbsent(probe, new byte[0]);
            boolean isCreatedAgain = putIfAbsent(probe, new byte[0]);
            if (isCreated && isCreatedAgain) {
                throw new StorageFailed(
                        StorageFailed.Kind.REFUSED,
                        location.value(),
                        "the store does not know If-None-Match: two who commit at once would not notice each other");
            }
            knowsConditions = true;
        } finally {
            delete(probe);
        }
    }

    @Override
    public void delete(ObjectLocation location) {
        answered(
                location.value(),
                () -> s3.deleteObject(
                        request -> request.bucket(bucket(location)).key(location.keyOrPath())));
    }

    @Override
    public void deleteBelow(LakePath folder) {
        List<ObjectIdentifier> found = new ArrayList<>();
        list(
                folder,
                object -> found.add(ObjectIdentifier.builder()
                        .key(object.location().keyOrPath())
                        .build()));
        for (int from = 0; from < found.size(); from += DELETE_AT_ONCE) {
            List<ObjectIdentifier> some = found.subList(from, Math.min(from + DELETE_AT_ONCE, found.size()));
            answered(
                    folder.value(),
                    () -> s3.deleteObjects(request -> request.bucket(folder.bucket())
                            .delete(delete -> delete.objects(some).quiet(true))));
        }
    }

    private static String bucket(ObjectLocation location) {
        return location.folder().bucket();
    }

    private static <T> T answered(String place, Supplier<T> call) {
        try {
            return call.get();
        } catch (S3Exception refused) {
            throw failed(place, refused);
        } catch (SdkClientException unreachable) {
            throw failed(place, unreachable);
        }
    }

    private static StorageFailed failed(String place, S3Exception refused) {
        StorageFailed.Kind kind = refused.statusCode() == 404
                ? StorageFailed.Kind.NOT_FOUND
                : refused.isThrottlingException()
                        ? StorageFailed.Kind.THROTTLED
                        : refused.statusCode() >= 500 ? StorageFailed.Kind.UNREACHABLE : StorageFailed.Kind.REFUSED;
        return new StorageFailed(kind, place, "S3 answered " + refused.statusCode() + " " + refused.getMessage());
    }

    private static StorageFailed failed(String place, SdkClientException unreachable) {
        // The SDK names each place where it looked for credentials, a page of them, and has no type for it.
        if (String.valueOf(unreachable.getMessage()).startsWith("Unable to load credentials")) {
            return new StorageFailed(
                    StorageFailed.Kind.REFUSED,
                    place,
                    "the service has no AWS credentials; give it AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or"
                            + " a role");
        }
        return new StorageFailed(StorageFailed.Kind.UNREACHABLE, place, String.valueOf(unreachable.getMessage()));
    }
}
