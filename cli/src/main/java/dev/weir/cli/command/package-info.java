/**
 * One class for each word that {@code weir} understands.
 *
 * <p>In: parsed options and the service. Out: text or JSON, and an exit code.
 */
@NullMarked
package dev.weir.cli.command;

import org.jspecify.annotations.NullMarked;
