package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import dev.weir.platform.storage.LakePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes crawls to be done, and shows how they go. */
@ApplicationScoped
public class CrawlQueue {

    private final Crawls crawls;
    private final Lakes lakes;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;
    private final Event<CrawlQueued> queued;

    CrawlQueue(
            Crawls crawls,
            Lakes lakes,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Clock clock,
            Event<CrawlQueued> queued) {
        this.crawls = crawls;
        this.lakes = lakes;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
        this.queued = queued;
    }

    /** There is something to do. */
    record CrawlQueued(UUID crawlId) {}

    /** @param prefix a folder below the lake's root; empty for all of it */
    @Transactional
    public Crawl enqueue(Actor actor, String lakeName, String prefix) {
        access.require(actor, Permission.RUN_CRAWLS);
        Lake lake = lakes.find(lakeName).orElseThrow(() -> new LakeNotFound(lakeName));
        return enqueue(actor, lake, table(lake, prefix), List.of());
    }

    /**
     * Has a folder looked at again after Weir itself has written there. If that is to be done anyway, nothing more is.
     *
     * @param folder in {@code lake}
     */
    @Transactional
    public Crawl refresh(Lake lake, LakePath folder) {
        return refresh(lake, table(lake, folder.relativeTo(lake.root())), List.of());
    }

    /**
     * Has the files of some folders of one table looked at; the rest is taken for what it was.
     *
     * @param table below the lake's root
     * @param folders of its partitions, below the table; empty for the table's own. None: the whole table
     */
    @Transactional
    public Crawl refresh(Lake lake, String table, List<String> folders) {
        return crawls.join(lake.id(), table, folders).orElseGet(() -> enqueue(Actor.WEIR, lake, table, folders));
    }

    private Crawl enqueue(Actor actor, Lake lake, String prefix, List<String> folders) {
        Crawl crawl = new Crawl(
                ids.next(),
                lake.name(),
                prefix,
                folders,
                CrawlState.QUEUED,
                CrawlProgress.NONE,
                0,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        crawls.add(crawl, lake.id(), actor.name());
        Map<String, String> wanted = Map.of("lake", lake.name(), "prefix", prefix);
        audit.record(actor, "crawl.requested", "crawl/" + crawl.id(), null, wanted);
        feed.append("crawl.requested", "crawl/" + crawl.id(), wanted);
        queued.fire(new CrawlQueued(crawl.id()));
        return crawl;
    }

    /** Only whole tables are crawled: of a partition's folder, the table that it is a part of. */
    public static String table(Lake lake, String prefix) {
        return TableOf.folder(lake, prefix).relativeTo(lake.root());
    }

    /** Stops it for a while: what its shards have done stays done. */
    @Transactional
    public Crawl pause(Actor actor, UUID id) {
        return change(actor, id, Set.of(CrawlState.QUEUED, CrawlState.RUNNING), CrawlState.PAUSED, "crawl.paused");
    }

    /** Goes on where a pause came. */
    @Transactional
    public Crawl resume(Actor actor, UUID id) {
        Crawl crawl = change(actor, id, Set.of(CrawlState.PAUSED), CrawlState.QUEUED, "crawl.resumed");
        queued.fire(new CrawlQueued(id));
        return crawl;
    }

    /** Stops it for good. What it recorded stays; what it did not see is not called missing. */
    @Transactional
    public Crawl cancel(Actor actor, UUID id) {
        Set<CrawlState> unfinished = Set.of(CrawlState.QUEUED, CrawlState.RUNNING, CrawlState.PAUSED);
        return change(actor, id, unfinished, CrawlState.CANCELLED, "crawl.cancelled");
    }

    private Crawl change(Actor actor, UUID id, Set<CrawlState> from, CrawlState to, String what) {
        access.require(actor, Permission.RUN_CRAWLS);
        Crawl before = crawls.find(id).orElseThrow(() -> new CrawlNotFound(id));
        Optional<Instant> finished = to == CrawlState.CANCELLED ? Optional.of(clock.instant()) : Optional.empty();
        if (!crawls.change(id, from, to, finished)) {
            throw new StateUnfit(before, to);
        }
        Map<String, String> was = Map.of("state", before.state().wireName());
        Map<String, String> is = Map.of("state", to.wireName());
        audit.record(actor, what, "crawl/" + id, was, is);
        feed.append(what, "crawl/" + id, is);
        return crawls.find(id).orElseThrow();
    }

    @Transactional
    public Crawl get(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        return crawls.find(id).orElseThrow(() -> new CrawlNotFound(id));
    }

    @Transactional
    public List<Crawl> list(Actor actor, Optional<String> lake, Optional<CrawlState> state, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return crawls.list(lake, state, page);
    }

    @Transactional
    public List<NumberedFinding> findings(Actor actor, UUID id, Optional<Finding.Kind> kind, PageRequest page) {
        return crawls.findings(get(actor, id).id(), kind, page);
    }

    /** No crawl has this id. */
    static final class CrawlNotFound extends Problem {
        CrawlNotFound(UUID id) {
            super(CrawlProblem.CRAWL_NOT_FOUND, "There is no crawl " + id + ". List them: GET /api/v1/crawls.");
        }
    }

    /** The crawl is not in a state from which it could go there. */
    static final class StateUnfit extends Problem {
        StateUnfit(Crawl crawl, CrawlState to) {
            super(
                    CrawlProblem.CRAWL_STATE_UNFIT,
                    "The crawl is " + crawl.state().wireName() + "; it cannot become " + to.wireName() + ".");
        }
    }

    /** The prefix leads nowhere below the root. */
    static final class PrefixInvalid extends Problem {
        PrefixInvalid(String prefix) {
            super(
                    CrawlProblem.CRAWL_PREFIX_INVALID,
                    "The prefix " + prefix + " is not a folder below the lake's root: write it like silver/crm/.",
                    List.of(Place.pointer("/prefix", "is not a folder below the lake's root")));
        }
    }
}
