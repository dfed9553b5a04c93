/**
 * People's words in PostgreSQL.
 *
 * <p>In: the ports of {@link dev.weir.catalog.words}. Out: rows of {@code catalog.word*} and {@code catalog.endorsement}.
 */
@NullMarked
package dev.weir.catalog.words.store;

import org.jspecify.annotations.NullMarked;
