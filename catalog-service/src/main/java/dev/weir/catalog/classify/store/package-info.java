/**
 * Proposed and accepted tags in PostgreSQL.
 *
 * <p>In: {@code TagProposals}. Out: rows of {@code catalog.tag_proposal} and {@code catalog.column_tag}.
 */
@NullMarked
package dev.weir.catalog.classify.store;

import org.jspecify.annotations.NullMarked;
