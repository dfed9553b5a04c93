package dev.weir.catalog.classify;

import dev.weir.catalog.classify.Classification.Seen;
import dev.weir.catalog.classify.Looks.Claim;
import dev.weir.catalog.classify.Looks.Outcome;
import dev.weir.catalog.classify.TagProposal.State;
import dev.weir.catalog.classify.TagProposals.ColumnTag;
import dev.weir.catalog.classify.TagProposals.Filter;
import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetNotFound;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.format.Column;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.Visibility;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps proposals, and takes what stewards decide. */
@ApplicationScoped
public class ClassifyDesk {

    private final Datasets datasets;
    private final Lakes lakes;
    private final TagProposals proposals;
    private final Looks looks;
    private final Visibility visibility;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Clock clock;

    ClassifyDesk(
            Datasets datasets,
            Lakes lakes,
            TagProposals proposals,
            Looks looks,
            Visibility visibility,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Clock clock) {
        this.datasets = datasets;
        this.lakes = lakes;
        this.proposals = proposals;
        this.looks = looks;
        this.visibility = visibility;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
    }

    /** What is to be classified. */
    record Subject(Dataset dataset, Lake lake, List<Column> columns) {}

    @Transactional
    Subject subject(Actor actor, UUID id) {
        Dataset dataset = dataset(actor, Permission.RUN_CRAWLS, id);
        Lake lake = lakes.find(dataset.lake()).orElseThrow(() -> new LakeNotFound(dataset.lake()));
        return new Subject(
                dataset,
                lake,
                datasets.version(id, dataset.version()).orElseThrow().columns());
    }

    /** @return how many proposals are new */
    @Transactional
    int keep(Actor actor, Seen seen) {
        dataset(actor, Permission.RUN_CRAWLS, seen.subject().dataset().id());
        looks.done(seen.subject().dataset().id(), outcome(seen));
        return replace(actor, seen);
    }

    /** Empty, and nothing kept, if somebody else has done it since. */
    @Transactional
    Optional<Integer> keep(Claim claim, Seen seen) {
        return looks.done(claim, outcome(seen)) ? Optional.of(replace(Actor.WEIR, seen)) : Optional.empty();
    }

    private Outcome outcome(Seen seen) {
        return new Outcome(seen.subject().dataset().version(), clock.instant(), seen.sampled(), seen.notSampled());
    }

    private int replace(Actor actor, Seen seen) {
        UUID id = seen.subject().dataset().id();
        int opened = proposals.replaceOpen(id, seen.proposals(), clock.instant());
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("version", seen.subject().dataset().version());
        after.put("proposals", seen.proposals().size());
        after.put("opened", opened);
        seen.notSampled().ifPresent(reason -> after.put("notSampled", reason));
        tell(actor, "dataset.classified", id, after);
        return opened;
    }

    /**
     * Lays before stewards what lineage proposes for a dataset.
     *
     * @return how many proposals are new
     */
    @Transactional
    public int proposeByLineage(Actor actor, UUID id, List<Proposal> found) {
        dataset(actor, Permission.RUN_CRAWLS, id);
        int opened = proposals.proposeByLineage(id, found, clock.instant());
        if (opened > 0) {
            tell(actor, "dataset.tags-proposed", id, Map.of("source", "lineage", "opened", opened));
        }
        return opened;
    }

    /** Gives up on a dataset until its columns change, or somebody asks. */
    @Transactional
    void failed(Claim claim, String reason) {
        if (looks.failed(claim, reason, clock.instant())) {
            tell(Actor.WEIR, "dataset.classification-failed", claim.dataset(), Map.of("reason", reason));
        }
    }

    private void tell(Actor actor, String what, UUID id, Map<String, Object> after) {
        audit.record(actor, what, "dataset/" + id, null, after);
        feed.append(what, "dataset/" + id, after);
    }

    /** The tags of a dataset's columns, and how far its classification is. */
    public record Tags(List<ColumnTag> tags, Optional<Look> look) {}

    @Transactional
    public List<TagProposal> list(Actor actor, Filter filter, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return proposals.list(filter, visibility.borneBy(actor), page);
    }

    @Transactional
    public Tags tags(Actor actor, UUID id) {
        dataset(actor, Permission.VIEW, id);
        return new Tags(proposals.tags(id), looks.find(id));
    }

    /** The column has the tag from now on. */
    @Transactional
    public TagProposal accept(Actor actor, UUID id) {
        TagProposal proposal = found(actor, id);
        return decide(actor, proposal, State.PROPOSED, State.ACCEPTED, "tag.accepted");
    }

    /** It is not proposed again. */
    @Transactional
    public TagProposal reject(Actor actor, UUID id) {
        TagProposal proposal = found(actor, id);
        return decide(actor, proposal, State.PROPOSED, State.REJECTED, "tag.rejected");
    }

    /** Undoes what was decided: an accepted tag is taken from the column. */
    @Transactional
    public TagProposal reopen(Actor actor, UUID id) {
        TagProposal proposal = found(actor, id);
        if (proposal.state() == State.PROPOSED) {
            throw new Decided(proposal);
        }
        return decide(actor, proposal, proposal.state(), State.PROPOSED, "tag.reopened");
    }

    private TagProposal decide(Actor actor, TagProposal before, State from, State to, String what) {
        if (!proposals.decide(before, from, to, clock.instant(), actor.name())) {
            throw new Decided(proposals.find(before.id()).orElse(before));
        }
        Map<String, Object> after = Map.of(
                "proposal", before.id(),
                "column", before.proposal().column(),
                "tag", before.proposal().tag().wireName(),
                "state", Words.of(to));
        String object = "dataset/" + before.dataset();
        audit.record(actor, what, object, Map.of("state", Words.of(from)), after);
        feed.append(what, object, after);
        return proposals.find(before.id()).orElseThrow();
    }

    private TagProposal found(Actor actor, UUID id) {
        access.require(actor, Permission.RUN_CRAWLS);
        TagProposal proposal = proposals.find(id).orElseThrow(() -> new ProposalNotFound(id));
        dataset(actor, Permission.RUN_CRAWLS, proposal.dataset());
        return proposal;
    }

    private Dataset dataset(Actor actor, Permission permission, UUID id) {
        access.require(actor, permission);
        Dataset dataset = datasets.find(id).orElseThrow(() -> new DatasetNotFound(id));
        if (access.hidden(actor, Set.of(dataset.name())).contains(dataset.name())) {
            throw new DatasetNotFound(id);
        }
        return dataset;
    }

    /** No proposal has this id. */
    static final class ProposalNotFound extends Problem {
        ProposalNotFound(UUID id) {
            super(
                    ClassifyProblem.TAG_PROPOSAL_NOT_FOUND,
                    "There is no proposal " + id + ". List those there are: GET /api/v1/tag-proposals.");
        }
    }

    /** It is not in the state from which this can be done. */
    static final class Decided extends Problem {
        Decided(TagProposal proposal) {
            super(
                    ClassifyProblem.TAG_PROPOSAL_DECIDED,
                    "The proposal " + proposal.id() + " is " + Words.of(proposal.state()) + ". "
                            + ClassifyProblem.TAG_PROPOSAL_DECIDED.meaning().remedy());
        }
    }
}
