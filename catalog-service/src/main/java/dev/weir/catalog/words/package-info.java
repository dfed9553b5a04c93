/**
 * What people say of their data: terms, domains, owners, descriptions, certification, metrics, features, and who sees what.
 *
 * <p>In: {@link dev.weir.catalog.words.Entry}s over the API, YAML and dbt. Out: entries, their history, changes of the feed.
 */
@NullMarked
package dev.weir.catalog.words;

import org.jspecify.annotations.NullMarked;
