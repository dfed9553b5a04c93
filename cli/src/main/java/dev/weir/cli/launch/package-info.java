/**
 * Starts, watches and stops the service and its worker on this machine.
 *
 * <p>In: the built jars, a port and WEIR_HOME. Out: running processes, their logs, and pid files by which a later launcher recognises them.
 */
@NullMarked
package dev.weir.cli.launch;

import org.jspecify.annotations.NullMarked;
