/**
 * Glue as AWS has it. The only package that sees its SDK.
 *
 * <p>In: {@link dev.weir.catalog.glue.GlueCatalogs}. Out: calls of Glue's API.
 */
@NullMarked
package dev.weir.catalog.glue.aws;

import org.jspecify.annotations.NullMarked;
