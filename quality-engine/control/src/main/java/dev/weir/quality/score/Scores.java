package dev.weir.quality.score;

import dev.weir.platform.page.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What became of rules, by dataset and day. */
public interface Scores {

    /** Of which dataset and day. @param zone the first folder of the dataset's place; empty if it has none */
    record Place(String lake, String dataset, String zone, LocalDate day) {}

    /**
     * Adds {@code change} to what is counted, in the caller's transaction. Waits for other transactions that do so for the same
     * dataset.
     */
    void add(Place place, RuleTallies change);

    /** Up to one more than the page's limit, by lake and dataset. Datasets without a batch in the window have no days. */
    List<Scorecard> datasets(Optional<String> lake, Optional<String> dataset, Window window, PageRequest page);

    /** The same for domains, by lake and zone. */
    List<Scorecard> domains(Optional<String> lake, Window window, PageRequest page);

    /** Empty if no batch of it was ever decided. */
    Optional<Scorecard> dataset(String lake, String dataset, Window window);
}
