/**
 * What rules mean, the same for every engine. Pure, JDK only.
 *
 * <p>In: the contract's {@link dev.weir.quality.contract.Rule} and the names of a batch's columns. Out: {@link
 * dev.weir.quality.meaning.Meaning}, which an engine measures, and from the numbers the outcomes.
 */
@NullMarked
package dev.weir.quality.meaning;

import org.jspecify.annotations.NullMarked;
