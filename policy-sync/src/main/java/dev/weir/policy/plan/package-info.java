/**
 * What would change. In: the objects that shall be, and what a target holds. Out: a plan of changes, and who gains and who
 * loses by it. Pure: no clock, no network, no database.
 */
@NullMarked
package dev.weir.policy.plan;

import org.jspecify.annotations.NullMarked;
