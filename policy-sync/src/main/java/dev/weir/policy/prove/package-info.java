/**
 * The law: what a target allows is within what was intended.
 *
 * <p>In: an intent and a model of a target's objects. Out: a proof with what it covered, or a counterexample.
 */
@NullMarked
package dev.weir.policy.prove;

import org.jspecify.annotations.NullMarked;
