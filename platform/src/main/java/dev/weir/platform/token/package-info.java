/**
 * Tokens: hashed, with a role, revocable.
 *
 * <p>In: a name and a role. Out: a secret, shown once.
 */
@NullMarked
package dev.weir.platform.token;

import org.jspecify.annotations.NullMarked;
