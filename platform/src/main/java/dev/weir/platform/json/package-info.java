/**
 * JSON in database columns.
 *
 * <p>In: records. Out: text that PostgreSQL keeps as {@code jsonb}, and back.
 */
@NullMarked
package dev.weir.platform.json;

import org.jspecify.annotations.NullMarked;
