/** Both engines, on the same random batches. */
@org.jspecify.annotations.NullUnmarked
package dev.weir.quality.worker.differential;
