/**
 * What data looks like, and which rules it suggests.
 *
 * <p>In: a profile, measured by an engine. Out: suggested rules, each with its evidence.
 */
@NullMarked
package dev.weir.quality.profile;

import org.jspecify.annotations.NullMarked;
