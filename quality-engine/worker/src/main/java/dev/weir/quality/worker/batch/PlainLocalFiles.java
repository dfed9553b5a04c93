package dev.weir.quality.worker.batch;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * The local disk without Hadoop's checksum files: none beside ours, and none of somebody else's believed.
 *
 * <p>It must be a {@link LocalFileSystem}: S3A's buffers on disk ask for one by its class.
 */
public final class PlainLocalFiles extends LocalFileSystem {

    @Override
    public void initialize(URI name, Configuration hadoop) throws IOException {
        super.initialize(name, hadoop);
        setWriteChecksum(false);
        setVerifyChecksum(false);
    }
}
