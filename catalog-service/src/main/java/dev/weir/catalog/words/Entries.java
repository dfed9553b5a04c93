package dev.weir.catalog.words;

import dev.weir.catalog.words.Revision.Change;
import dev.weir.platform.page.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What people said, with its history. Lists give up to one more than the page's limit, by key. */
public interface Entries {

    /** Other writers wait until the caller's transaction ends, so that what one checks stays true until it wrote. */
    void lock();

    Optional<Kept> find(WordKey key);

    /**
     * Which are wanted; an empty part wants all.
     *
     * @param text found anywhere in what the entry says, in upper or lower case
     */
    record Filter(Optional<String> text, Optional<Term.Status> status) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
    }

    List<Kept> list(Kind kind, Filter filter, PageRequest page);

    /** Every one of a kind, by key. */
    List<Kept> all(Kind kind);

    /** Writes what an entry is now, or nothing if it is gone, and adds that to its history. @return its revision */
    int write(WordKey key, Optional<Entry> entry, Change change, String actor, String role, Instant at);

    /** Newest first; empty if there never was such an entry. */
    List<Revision> history(WordKey key, PageRequest page);

    Optional<Revision> revision(WordKey key, int revision);

    /** What {@code key} is spoken of by, datasets left out that bear none of {@code labels}; up to one more than the limit. */
    List<Use> uses(WordKey key, Set<String> labels, PageRequest page);

    boolean isUsed(WordKey key);

    /** Those of {@code keys} that are not there; a dataset is there if it is in the catalog. */
    Set<WordKey> missing(Collection<WordKey> keys);

    /** Whether following {@code parent} from {@code key} comes back to it. */
    boolean isInACircle(WordKey key);

    /**
     * Makes anew who sees which dataset, or only who sees {@code dataset}.
     *
     * @return what changed: of each dataset whose labels are others now, the new ones; none if everyone sees it
     */
    Map<UUID, Set<String>> settleVisibility(Optional<UUID> dataset);

    /** Whether some entry makes a dataset visible to the members of this team. */
    boolean opensADataset(String team);

    /** Those of {@code datasets} that are restricted and bear none of {@code labels}. */
    Set<UUID> hidden(Collection<UUID> datasets, Set<String> labels);

    /** How often "I use this" was said, and whether by {@code actor}. */
    record Endorsements(long count, boolean own) {}

    Endorsements endorsements(UUID dataset, String actor);

    /** @return false if it was said before */
    boolean endorse(UUID dataset, String actor, Instant at);

    /** @return false if it was not said */
    boolean withdraw(UUID dataset, String actor);
}
