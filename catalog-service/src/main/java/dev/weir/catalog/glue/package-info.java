/**
 * Lakes in the Glue Data Catalog: datasets written there for Athena, Spark and Trino, and what others wrote there found again.
 *
 * <p>In: datasets, and what Glue has of them. Out: changes of Glue, each with its outcome, and aliases of datasets.
 */
@NullMarked
package dev.weir.catalog.glue;

import org.jspecify.annotations.NullMarked;
