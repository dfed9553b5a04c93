/**
 * What a rule asks of rows, in Spark's words: pure, no Spark job runs here.
 *
 * <p>In: {@link dev.weir.quality.meaning.Meaning}. Out: Spark columns.
 */
@NullMarked
package dev.weir.quality.worker.rule;

import org.jspecify.annotations.NullMarked;
