/**
 * A lake in an S3 bucket, with the AWS SDK.
 *
 * <p>In: {@code s3://bucket/prefix/}. Out: {@link dev.weir.platform.storage.LakeStore}.
 */
@NullMarked
package dev.weir.platform.storage.s3;

import org.jspecify.annotations.NullMarked;
