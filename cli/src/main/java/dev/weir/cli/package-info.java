/**
 * The {@code weir} command: puts the commands together and turns what goes wrong into one line and an exit code.
 *
 * <p>In: the words of the command line and the environment. Out: text or JSON on the terminal, and an exit code.
 */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
