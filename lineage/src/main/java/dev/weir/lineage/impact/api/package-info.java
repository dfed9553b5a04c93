/**
 * Impact over HTTP, as JSON, CSV and Markdown.
 *
 * <p>Out: {@code /api/v1/lineage/impact}.
 */
@NullMarked
package dev.weir.lineage.impact.api;

import org.jspecify.annotations.NullMarked;
