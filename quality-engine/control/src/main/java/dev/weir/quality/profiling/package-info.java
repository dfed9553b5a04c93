/**
 * Profiles of datasets, made by workers from a sample of their files, and the rules that they suggest.
 *
 * <p>In: orders, claims, heartbeats, reports. Out: profiles and suggestions, with sensitive columns masked.
 */
@NullMarked
package dev.weir.quality.profiling;

import org.jspecify.annotations.NullMarked;
