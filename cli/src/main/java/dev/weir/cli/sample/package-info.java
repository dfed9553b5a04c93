/**
 * The sample lake of the demo: a CRM and a loyalty program, the same on every machine.
 *
 * <p>In: an empty folder. Out: Parquet, CSV and NDJSON files in landing, bronze, silver and gold.
 */
@NullMarked
package dev.weir.cli.sample;

import org.jspecify.annotations.NullMarked;
