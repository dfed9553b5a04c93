package dev.weir.platform.storage;

/** Where one object is: {@code file:///srv/lake/a.csv} or {@code s3://lake/raw/a.csv}. */
public record ObjectLocation(String value) {

    private static final String S3 = "s3://";

    public ObjectLocation {
        if (value.endsWith("/") || value.lastIndexOf('/') < 0) {
            throw new IllegalArgumentException("is not an object's location: " + value);
        }
    }

    /** The folder it is in. */
    public LakePath folder() {
        return new LakePath(value.substring(0, value.lastIndexOf('/') + 1));
    }

    /** The last part: {@code a.csv}. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The key in the bucket, or the absolute path in the file system. */
    public String keyOrPath() {
        return value.substring(value.startsWith(S3) ? value.indexOf('/', S3.length()) + 1 : "file://".length());
    }

    @Override
    public String toString() {
        return value;
    }
}
