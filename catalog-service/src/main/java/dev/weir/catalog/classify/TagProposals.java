package dev.weir.catalog.classify;

import dev.weir.catalog.classify.TagProposal.State;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The proposals there are, and the tags that came of them. */
public interface TagProposals {

    /**
     * Keeps what a classification proposed. Open proposals that it no longer makes are forgotten; what was decided stays as
     * it is.
     *
     * @return how many are open now that were not before
     */
    int replaceOpen(UUID dataset, List<Proposal> proposals, Instant at);

    /**
     * Keeps what lineage proposes. A tag of a column that is proposed already, or decided, stays as it is.
     *
     * @return how many are new
     */
    int proposeByLineage(UUID dataset, List<Proposal> proposals, Instant at);

    /** Which proposals are wanted; an empty part wants all. */
    record Filter(Optional<State> state, Optional<UUID> dataset, Optional<Tag> tag) {}

    /** Up to one more than the page's limit, by id. */
    List<TagProposal> list(Filter filter, Set<String> labels, PageRequest page);

    /** Of those that are to be decided. */
    long countProposed();

    Optional<TagProposal> find(UUID id);

    /** False if it is not in state {@code from}. The column has the tag if and only if the new state is accepted. */
    boolean decide(TagProposal proposal, State from, State to, Instant at, String by);

    record TagState(String column, Tag tag, State state) {}

    /** All proposals of a dataset by its name; none if it is not known. */
    List<TagState> ofDataset(DatasetName dataset);

    record ColumnTag(String column, Tag tag) {}

    /** By column. */
    List<ColumnTag> tags(UUID dataset);
}
