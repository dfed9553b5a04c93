package dev.weir.catalog.classify;

import dev.weir.catalog.classify.TagProposal.State;
import dev.weir.catalog.classify.TagProposals.ColumnTag;
import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetNotFound;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.format.Column;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps proposals, and takes what stewards decide. */
@ApplicationScoped
public class ClassifyDesk {

    private final Datasets datasets;
    private final Lakes lakes;
    private final TagProposals proposals;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Clock clock;

    ClassifyDesk(
            Datasets datasets,
            Lakes lakes,
            TagProposals proposals,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Clock clock) {
        this.datasets = datasets;
        this.lakes = lakes;
        this.proposals = proposals;
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

    @Transactional
    int keep(Actor actor, UUID id, List<Proposal> found) {
        dataset(actor, Permission.RUN_CRAWLS, id);
        int opened = proposals.replaceOpen(id, found, clock.instant());
        Map<String, Object> after = Map.of("proposals", found.size(), "opened", opened);
        audit.record(actor, "dataset.classified", "dataset/" + id, null, after);
        feed.append("dataset.classified", "dataset/" + id, after);
        return opened;
    }

    @Transactional
    public List<TagProposal> list(Actor actor, Optional<State> state, Optional<UUID> dataset, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return proposals.list(state, dataset, page);
    }

    @Transactional
    public List<ColumnTag> tags(Actor actor, UUID id) {
        return proposals.tags(dataset(actor, Permission.VIEW, id).id());
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
        access.require(actor, permission, dataset.name());
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
