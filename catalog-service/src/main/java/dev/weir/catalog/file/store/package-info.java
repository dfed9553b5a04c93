/**
 * What is known of files, in PostgreSQL.
 *
 * <p>In: {@link dev.weir.catalog.file.KnownFiles}. Out: rows of {@code catalog.folder} and {@code catalog.file_block}.
 */
@NullMarked
package dev.weir.catalog.file.store;

import org.jspecify.annotations.NullMarked;
