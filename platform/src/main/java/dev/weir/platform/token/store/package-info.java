/**
 * Tokens in PostgreSQL, hashed.
 *
 * <p>In: {@link dev.weir.platform.token.Tokens}. Out: rows of {@code platform.api_token}.
 */
@NullMarked
package dev.weir.platform.token.store;

import org.jspecify.annotations.NullMarked;
