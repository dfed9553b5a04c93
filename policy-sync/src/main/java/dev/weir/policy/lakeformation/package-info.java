/**
 * AWS Lake Formation: the objects it keeps, in canonical form, and what they allow.
 *
 * <p>In: rows as Lake Formation lists them, and objects. Out: {@link dev.weir.policy.target.TargetObject}s and answers. No I/O.
 */
@NullMarked
package dev.weir.policy.lakeformation;

import org.jspecify.annotations.NullMarked;
