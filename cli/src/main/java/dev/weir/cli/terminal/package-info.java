/**
 * How Weir writes to a terminal: tables, marks, progress, amounts.
 *
 * <p>In: values. Out: aligned text, in colour only where a person looks at it.
 */
@NullMarked
package dev.weir.cli.terminal;

import org.jspecify.annotations.NullMarked;
