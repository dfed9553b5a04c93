/** {@code weir policy}. In: folders of policy documents, and a service. Out: what they change, and who may read what. */
@NullMarked
package dev.weir.cli.policy;

import org.jspecify.annotations.NullMarked;
