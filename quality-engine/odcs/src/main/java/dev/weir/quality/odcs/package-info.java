/**
 * Data contracts: documents of the Open Data Contract Standard (ODCS) 3.0 and 3.1.
 *
 * <p>In: YAML, and the schema that a dataset really has. Out: {@link dev.weir.quality.odcs.DataContract} with the place of
 * everything, rules in DQDL, and what differs. Pure: no engine, no database.
 *
 * @see <a href="https://bitol-io.github.io/open-data-contract-standard/">the standard</a>
 */
@NullMarked
package dev.weir.quality.odcs;

import org.jspecify.annotations.NullMarked;
