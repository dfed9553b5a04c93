package dev.weir.lineage.fold.store;

import dev.weir.lineage.fold.Facets;
import dev.weir.lineage.fold.Lines;
import dev.weir.lineage.fold.Names;
import dev.weir.lineage.fold.Queue;
import dev.weir.lineage.fold.Runs;
import dev.weir.lineage.fold.Shapes;
import javax.sql.DataSource;

/** The adapters, for tests outside the package. */
public final class FoldStores {

    private FoldStores() {}

    public static Queue queue(DataSource database) {
        return new PostgresQueue(database);
    }

    public static Names names(DataSource database) {
        return new PostgresNames(database);
    }

    public static Facets facets(DataSource database) {
        return new PostgresFacets(database);
    }

    public static Runs runs(DataSource database) {
        return new PostgresRuns(database);
    }

    public static Shapes shapes(DataSource database) {
        return new PostgresShapes(database);
    }

    public static Lines lines(DataSource database) {
        return new PostgresLines(database);
    }
}
