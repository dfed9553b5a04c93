/**
 * What whole-system tests stand on: the built programs as processes that can be started, stopped at a step, and killed.
 *
 * <p>In: what {@code mvn package} left in each module's target. Out: a running Weir, its lake, and its answers.
 */
package dev.weir.e2e.town;
