package dev.weir.catalog.dataset;

import java.util.List;
import java.util.Locale;

/** What a new version means for who reads the dataset. */
public enum ChangeKind {
    /** The first version. */
    INITIAL,
    /** Other files, the same schema. */
    DATA,
    /** No reader notices. */
    COMPATIBLE,
    /** A reader must take wider values than before, or nulls. */
    WIDENING,
    /** A reader of the old schema may fail, or read something else. */
    BREAKING;

    /** The worst of the changes; {@link #DATA} if the schema did not change. */
    public static ChangeKind of(List<ColumnChange> changes) {
        ChangeKind worst = DATA;
        for (ColumnChange change : changes) {
            ChangeKind kind =
                    switch (change.compatibility()) {
                        case COMPATIBLE -> COMPATIBLE;
                        case WIDENING -> WIDENING;
                        case BREAKING -> BREAKING;
                    };
            worst = kind.compareTo(worst) > 0 ? kind : worst;
        }
        return worst;
    }

    /** As on the wire: {@code widening}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
