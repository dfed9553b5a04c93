package dev.weir.platform.storage;

import dev.weir.platform.dataset.DatasetName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder in a lake, such as {@code s3://lake/raw/orders/} or {@code file:///srv/lake/}. Always ends with a slash; names
 * stand as they are, without percent-encoding.
 */
public record LakePath(String value) {

    private static final Pattern PLACE = Pattern.compile("(file:///|s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/)(.*)");
    private static final Pattern CLIMBING = Pattern.compile("(^|.*/)\\.\\.?(/.*|$)");

    public LakePath {
        value = value.endsWith("/") ? value : value + "/";
        Matcher place = PLACE.matcher(value);
        if (!place.matches()) {
            throw new IllegalArgumentException(
                    "is not a lake path: write file:///a/folder/ or s3://bucket/prefix/, not " + value);
        }
        if (CLIMBING.matcher(place.group(2)).matches() || place.group(2).contains("//")) {
            throw new IllegalArgumentException("has a part that is empty, . or ..: " + value);
        }
    }

    /** False for what S3 has as a key but nobody as a folder, such as {@code s3://lake/a//b/}. */
    public static boolean isFolder(String value) {
        try {
            return !new LakePath(value).value().isEmpty();
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    /** A folder below this one. {@code relative} has no slash at its start. */
    public LakePath resolve(String relative) {
        LakePath below = relative.isEmpty() ? this : new LakePath(value + relative);
        if (!below.isBelow(this)) {
            throw new IllegalArgumentException("is not below " + value + ": " + relative);
        }
        return below;
    }

    public ObjectLocation object(String name) {
        return new ObjectLocation(value + name);
    }

    /** Also true of itself. */
    public boolean isBelow(LakePath other) {
        return value.startsWith(other.value);
    }

    /** What remains behind {@code root}; empty for the root itself. Ends with a slash otherwise. */
    public String relativeTo(LakePath root) {
        if (!isBelow(root)) {
            throw new IllegalArgumentException(value + " is not below " + root.value);
        }
        return value.substring(root.value.length());
    }

    public boolean isS3() {
        return value.startsWith("s3://");
    }

    /** The bucket, for S3; empty for a file path. */
    public String bucket() {
        return isS3() ? value.substring("s3://".length(), value.indexOf('/', "s3://".length())) : "";
    }

    /** The key prefix in the bucket, or the absolute path in the file system. */
    public String keyOrPath() {
        return isS3() ? value.substring("s3://".length() + bucket().length() + 1) : value.substring("file://".length());
    }

    /** The OpenLineage name of a dataset at this place. */
    public DatasetName datasetName() {
        String path = keyOrPath();
        String name = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return isS3()
                ? new DatasetName("s3://" + bucket(), name.isEmpty() ? "/" : name)
                : new DatasetName("file", name);
    }

    @Override
    public String toString() {
        return value;
    }
}
