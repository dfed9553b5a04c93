/**
 * What documents say of themselves: their tests, and what looks like a mistake.
 *
 * <p>In: documents, what they mean, and a target's model. Out: results and findings, with their places.
 */
@NullMarked
package dev.weir.policy.check;

import org.jspecify.annotations.NullMarked;
