/** Policies over HTTP. In and out: {@code /api/v1/policies}. */
@NullMarked
package dev.weir.policy.desk.api;

import org.jspecify.annotations.NullMarked;
