/** The ledger of what Weir made in Lake Formation, in PostgreSQL. */
@NullMarked
package dev.weir.policy.lakeformation.store;

import org.jspecify.annotations.NullMarked;
