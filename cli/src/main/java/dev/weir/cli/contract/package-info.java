/**
 * {@code weir contract}: data contracts as files, and those that the service keeps.
 *
 * <p>In: ODCS documents. Out: mistakes, differences, rules, in the forms that people and CI read.
 */
@NullMarked
package dev.weir.cli.contract;

import org.jspecify.annotations.NullMarked;
