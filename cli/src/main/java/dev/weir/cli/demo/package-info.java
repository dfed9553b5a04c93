/**
 * The tour that {@code weir demo} gives: sample, crawl, two rulesets, three batches, an account of it.
 *
 * <p>In: a running service and worker. Out: a lake called acme with published and quarantined batches.
 */
@NullMarked
package dev.weir.cli.demo;

import org.jspecify.annotations.NullMarked;
