/**
 * Batches: received, checked, judged, then published or quarantined.
 *
 * <p>In: a folder in the lake and a ruleset. Out: files in the target or in quarantine, and the reasons.
 */
@NullMarked
package dev.weir.quality.batch;

import org.jspecify.annotations.NullMarked;
