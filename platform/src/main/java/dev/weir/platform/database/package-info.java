/**
 * The one database: where it is, that it runs, and that its schema is current.
 *
 * <p>In: {@code WEIR_DB_URL}, or nothing. Out: a running, migrated PostgreSQL.
 */
@NullMarked
package dev.weir.platform.database;

import org.jspecify.annotations.NullMarked;
