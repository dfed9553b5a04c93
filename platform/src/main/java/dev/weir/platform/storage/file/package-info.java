/**
 * A lake in a folder of this machine.
 *
 * <p>In: {@code file:///...}. Out: {@link dev.weir.platform.storage.LakeStore}.
 */
@NullMarked
package dev.weir.platform.storage.file;

import org.jspecify.annotations.NullMarked;
