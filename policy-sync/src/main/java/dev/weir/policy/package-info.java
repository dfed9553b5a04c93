/**
 * Access policies as code. In: policy documents. Out: a plan, and the grants that make it true.
 *
 * <p>Empty until the policy capability is built.
 */
@NullMarked
package dev.weir.policy;

import org.jspecify.annotations.NullMarked;
