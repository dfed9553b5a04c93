/**
 * Errors as a user meets them: RFC 9457 problems with a stable code and the place.
 *
 * <p>In: exceptions named after a fact. Out: {@code application/problem+json}, and the list of codes in the docs.
 */
@NullMarked
package dev.weir.platform.problem;

import org.jspecify.annotations.NullMarked;
