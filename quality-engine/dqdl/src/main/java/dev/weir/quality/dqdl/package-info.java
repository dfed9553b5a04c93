/**
 * The DQDL parser of AWS Glue Data Quality, packed so that it can live beside Hibernate.
 *
 * <p>In: the library {@code software.amazon.glue:dqdl}. Out: the same classes, on a relocated ANTLR runtime.
 */
@NullMarked
package dev.weir.quality.dqdl;

import org.jspecify.annotations.NullMarked;
