/**
 * Checks data here, without a service.
 *
 * <p>In: files, and a file of rules. Out: a verdict, for people and for CI systems.
 */
@NullMarked
package dev.weir.cli.check;

import org.jspecify.annotations.NullMarked;
