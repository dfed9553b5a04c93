package dev.weir.catalog.glue;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * One account's Glue Data Catalog in one region. Safe for many threads.
 *
 * <p>What reads throws {@link GlueFailed} when Glue refuses, or does not answer after some tries; a reading that began is
 * whole or throws.
 */
public interface GlueCatalog {

    Optional<GlueDatabase> database(String name);

    Optional<GlueTable> table(TableName name);

    /** As the answers come, page by page. */
    void databases(Consumer<GlueDatabase> each);

    /** As the answers come; nothing if there is no such database. */
    void tables(String database, Consumer<GlueTable> each);

    /** As the answers come; nothing if there is no such table. */
    void partitions(TableName table, Consumer<GluePartition> each);

    /** Where the partitions of a table are, as the answers come and without their columns; nothing if there is no such table. */
    void places(TableName table, Consumer<GluePlace> each);

    /** Makes one change. Never throws because of Glue. */
    GlueOutcome apply(GlueChange change);

    /** The ARN of a table; empty if Glue did not say which account it is in. */
    Optional<String> arn(GlueTable table);
}
