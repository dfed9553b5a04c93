/**
 * {@code weir rules apply}: rulesets as files in git.
 *
 * <p>In: a folder of {@code .dqdl} files. Out: a plan for people, programs or pull requests, and its application.
 */
@NullMarked
package dev.weir.cli.rules;

import org.jspecify.annotations.NullMarked;
