/** A target as Weir sees it: objects to observe and to change, and a model of what they allow. */
@NullMarked
package dev.weir.policy.target;

import org.jspecify.annotations.NullMarked;
