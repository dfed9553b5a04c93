/**
 * The language of rules.
 *
 * <p>In: DQDL text, alone or in a file with a head; the metrics of earlier batches; facts about files. Out: the contract's
 * {@link dev.weir.quality.contract.Rule}s, in which nothing is left for an engine to ask back.
 */
@NullMarked
package dev.weir.quality.rules;

import org.jspecify.annotations.NullMarked;
