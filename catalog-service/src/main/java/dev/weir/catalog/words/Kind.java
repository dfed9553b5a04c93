package dev.weir.catalog.words;

import dev.weir.platform.page.Words;
import java.util.Arrays;
import java.util.Optional;

/** What an entry is. In the order in which a file tells them: what is spoken of first. */
public enum Kind {
    OWNER(Owner.class),
    DOMAIN(Domain.class),
    TERM(Term.class),
    METRIC(Metric.class),
    FEATURE(Feature.class),
    /** What people say of a dataset; its key is the dataset's id. */
    DATASET(DatasetWords.class);

    private final Class<? extends Entry> type;

    Kind(Class<? extends Entry> type) {
        this.type = type;
    }

    public Class<? extends Entry> type() {
        return type;
    }

    /** {@code term}. */
    public String wireName() {
        return Words.of(this);
    }

    /** {@code terms}. */
    public String plural() {
        return wireName() + "s";
    }

    public static Optional<Kind> called(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
