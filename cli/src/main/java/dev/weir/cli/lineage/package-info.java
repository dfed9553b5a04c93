/**
 * {@code weir lineage}: where data came from, where it goes, and what a change would reach.
 *
 * <p>In: a node. Out: tables, or the service's own JSON, CSV and Markdown.
 */
@NullMarked
package dev.weir.cli.lineage;

import org.jspecify.annotations.NullMarked;
