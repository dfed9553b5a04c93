package dev.weir.catalog.glue;

import java.util.Optional;

/**
 * What is to be done with a lake in Glue.
 *
 * @param mirror whether datasets are written there
 * @param imports whether tables there become aliases of datasets
 * @param database all tables go into this one; empty for a database for each schema of the aliases
 * @param databasePrefix before the name of each schema's database
 * @param automatic whether a dataset that changed is mirrored, or planned, without being asked
 * @param deleteMissing whether the table of a dataset that is gone is deleted
 * @param dryRun whether plans may be made, but not applied
 */
public record GlueSetup(
        GlueCatalogs.Address address,
        boolean mirror,
        boolean imports,
        Optional<String> database,
        Optional<String> databasePrefix,
        boolean deleteMissing,
        boolean dryRun,
        boolean automatic) {

    /** {@code silver_crm.orders} is that in SQL; {@code orders} alone is in the database of its lake's name. */
    public TableName nameOf(String lake, String alias) {
        if (database.isPresent()) {
            return new TableName(TableName.inSql(database.get()), TableName.inSql(alias));
        }
        int dot = alias.lastIndexOf('.');
        String schema = dot < 0 ? lake : alias.substring(0, dot);
        return new TableName(
                TableName.inSql(databasePrefix.orElse("") + schema), TableName.inSql(alias.substring(dot + 1)));
    }
}
