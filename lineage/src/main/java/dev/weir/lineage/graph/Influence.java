package dev.weir.lineage.graph;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a column enters another one. The bits are those of {@code lineage.shape_column}.
 *
 * @see <a href="https://openlineage.io/docs/spec/facets/dataset-facets/column_lineage_facet">OpenLineage column lineage</a>
 */
public enum Influence {
    IDENTITY(1, true),
    TRANSFORMATION(2, true),
    AGGREGATION(4, true),
    DIRECT(8, true),
    JOIN(16, false),
    GROUP_BY(32, false),
    FILTER(64, false),
    SORT(128, false),
    WINDOW(256, false),
    CONDITIONAL(512, false),
    INDIRECT(1024, false),
    /** A dataset that as a whole depends on something, and a column of it. */
    WHOLE(2048, false);

    /** All that carry a value over. */
    static final int ALL_DIRECT = 1 | 2 | 4 | 8;

    private final int bit;
    private final boolean direct;

    Influence(int bit, boolean direct) {
        this.bit = bit;
        this.direct = direct;
    }

    int bit() {
        return bit;
    }

    /** Whether the value itself goes on, and not only a decision that was made by it. */
    public boolean direct() {
        return direct;
    }

    static boolean anyDirect(int bits) {
        return (bits & ALL_DIRECT) != 0;
    }

    static Set<Influence> of(int bits) {
        Set<Influence> all = EnumSet.noneOf(Influence.class);
        for (Influence one : values()) {
            if ((bits & one.bit) != 0) {
                all.add(one);
            }
        }
        return all;
    }
}
