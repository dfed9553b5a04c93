/**
 * Reading DQDL, with the parser of AWS Glue Data Quality. The only place that sees it.
 *
 * <p>In: text. Out: {@link dev.weir.quality.contract.Rule}s, or errors with line and column.
 */
@NullMarked
package dev.weir.quality.ruleset.dqdl;

import org.jspecify.annotations.NullMarked;
