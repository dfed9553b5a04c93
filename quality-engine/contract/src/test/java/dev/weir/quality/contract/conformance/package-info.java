/**
 * The conformance table that all engines share.
 *
 * <p>Out: a batch, rules about it, and what each engine must answer.
 */
@NullMarked
package dev.weir.quality.contract.conformance;

import org.jspecify.annotations.NullMarked;
