/**
 * The built service as a process of its own.
 *
 * <p>In: the repository's folder. Out: {@link dev.weir.bench.service.RunningService}.
 */
@NullMarked
package dev.weir.bench.service;

import org.jspecify.annotations.NullMarked;
