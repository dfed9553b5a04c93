/**
 * What a rule means: pure, no Spark job runs here.
 *
 * <p>In: the contract's {@link dev.weir.quality.contract.Rule}. Out: row predicates, and verdicts over metrics.
 */
@NullMarked
package dev.weir.quality.worker.rule;

import org.jspecify.annotations.NullMarked;
