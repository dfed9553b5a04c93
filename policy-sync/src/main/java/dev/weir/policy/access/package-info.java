/** The words that intent and targets share: who does what to which column, and what they then see. */
@NullMarked
package dev.weir.policy.access;

import org.jspecify.annotations.NullMarked;
