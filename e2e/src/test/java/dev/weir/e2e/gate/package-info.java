/**
 * The gate, when processes die.
 *
 * <p>In: a kill -9 of the service, the worker or PostgreSQL. Out: each batch ended once, no row lost or doubled.
 */
package dev.weir.e2e.gate;
