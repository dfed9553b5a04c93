/**
 * Says what data looks like, and which rules it suggests, without a service.
 *
 * <p>In: files. Out: a profile for people and programs, and files of rules.
 */
@NullMarked
package dev.weir.cli.profile;

import org.jspecify.annotations.NullMarked;
