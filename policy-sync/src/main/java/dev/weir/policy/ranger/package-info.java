/**
 * Apache Ranger: the objects it keeps, in canonical form, and what they allow.
 *
 * <p>In: a Ranger Admin's objects. Out: {@link dev.weir.policy.target.TargetObject}s and answers. No I/O.
 */
@NullMarked
package dev.weir.policy.ranger;

import org.jspecify.annotations.NullMarked;
