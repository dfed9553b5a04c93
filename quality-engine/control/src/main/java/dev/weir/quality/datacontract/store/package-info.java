/**
 * Data contracts in PostgreSQL.
 *
 * <p>In: {@link dev.weir.quality.datacontract.Contracts}. Out: rows of {@code quality.data_contract} and what belongs to it.
 */
@NullMarked
package dev.weir.quality.datacontract.store;

import org.jspecify.annotations.NullMarked;
