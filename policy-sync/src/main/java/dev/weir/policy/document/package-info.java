/**
 * Policy documents.
 *
 * <p>In: the text of {@code policies/*.yaml}. Out: records that say what is intended and where it is written, or every mistake
 * with its file, line, column and remedy.
 */
@NullMarked
package dev.weir.policy.document;

import org.jspecify.annotations.NullMarked;
