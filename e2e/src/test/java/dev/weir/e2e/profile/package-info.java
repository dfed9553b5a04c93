/**
 * Profiles by a real worker.
 *
 * <p>In: a lake with Parquet files. Out: what the service says of them.
 */
@NullMarked
package dev.weir.e2e.profile;

import org.jspecify.annotations.NullMarked;
