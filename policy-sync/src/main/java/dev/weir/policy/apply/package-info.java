/**
 * Makes a plan true. In: planned changes and a target. Out: a journal that says of each change whether it was applied, and that
 * lets another process go on after a crash.
 */
@NullMarked
package dev.weir.policy.apply;

import org.jspecify.annotations.NullMarked;
