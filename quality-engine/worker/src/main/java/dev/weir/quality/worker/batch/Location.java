package dev.weir.quality.worker.batch;

import org.apache.hadoop.fs.Path;

/**
 * Where an object or a folder is, as Weir writes it ({@code file:///srv/lake/a.csv}, {@code s3://lake/a.csv}), and as Hadoop
 * wants it.
 *
 * <p>Locations are plain text, not URIs: a blank or a percent sign stands for itself, as it does in an S3 key.
 */
public record Location(String value) {
    public Location {
        if (!value.startsWith("file:///") && !value.startsWith("s3://")) {
            throw new UnreadableBatch(value + " is neither below file:/// nor s3://");
        }
    }

    /** S3 is reached through the S3A connector, which has a scheme of its own. */
    public Path toPath() {
        return new Path(value.startsWith("s3://") ? "s3a" + value.substring(2) : value);
    }

    /** The last segment. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
