/** A Spark cluster of processes on this machine, and a worker that drives it. */
@org.jspecify.annotations.NullUnmarked
package dev.weir.quality.worker.cluster;
