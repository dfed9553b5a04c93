/**
 * Lineage as existing clients and sites of Marquez read it.
 *
 * <p>In: names of datasets, jobs and runs. Out: what is known of them now.
 *
 * @see <a href="https://marquezproject.github.io/marquez/openapi.html">Marquez' API</a>
 */
@NullMarked
package dev.weir.lineage.marquez;

import org.jspecify.annotations.NullMarked;
