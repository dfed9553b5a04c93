/**
 * Which rows of a table: a small typed language, and what targets make of it.
 *
 * <p>In: text such as {@code country = 'DE' and amount < 100}. Out: an expression, its text in each dialect, and whether one
 * expression implies another.
 */
@NullMarked
package dev.weir.policy.rows;

import org.jspecify.annotations.NullMarked;
