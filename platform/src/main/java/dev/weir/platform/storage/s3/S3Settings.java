package dev.weir.platform.storage.s3;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What S3-compatible stores differ in. Where a lake is and how its bucket is addressed is said for each lake. */
@ConfigMapping(prefix = "weir.s3")
public interface S3Settings {

    /** {@code when_supported} or {@code when_required}; older Ceph gateways refuse the checksums of the former. */
    @WithDefault("when_required")
    String requestChecksumCalculation();

    /** {@code when_supported} or {@code when_required}. */
    @WithDefault("when_required")
    String responseChecksumValidation();
}
