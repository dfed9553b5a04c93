package dev.weir.platform.lake;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.S3Access;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers lakes and finds them. */
@ApplicationScoped
public class LakeRegistry {

    private final Lakes lakes;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    LakeRegistry(Lakes lakes, Access access, AuditTrail audit, ChangeFeed feed, Ids ids, Clock clock) {
        this.lakes = lakes;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param added false if this very lake was already there */
    public record Registered(Lake lake, boolean added) {}

    @Transactional
    public Registered register(Actor actor, String name, String root, S3Access s3) {
        access.require(actor, Permission.EDIT_LAKES);
        LakePath path = readable(root);
        addressed(s3);
        Optional<Lake> sameName = lakes.find(name);
        if (sameName.filter(lake -> lake.root().equals(path)).isPresent()) {
            return new Registered(sameName.get(), false);
        }
        Optional<Lake> taken = sameName.or(() -> lakes.findByRoot(path));
        if (taken.isPresent()) {
            throw new LakeExists(taken.get());
        }
        Lake lake = new Lake(ids.next(), name, path, s3, List.of(), clock.instant());
        lakes.add(lake);
        audit.record(actor, "lake.registered", "lake/" + name, null, Map.of("name", name, "root", path.value()));
        feed.append("lake.registered", "lake/" + name, Map.of("name", name, "root", path.value()));
        return new Registered(lake, true);
    }

    /** Replaces what the lake's owner says of its folders. The next crawl looks with it. */
    @Transactional
    public Lake pin(Actor actor, String name, List<Pin> pins) {
        access.require(actor, Permission.EDIT_LAKES);
        Lake lake = lakes.find(name).orElseThrow(() -> new LakeNotFound(name));
        lakes.pin(lake.id(), pins);
        Map<String, List<Pin>> before = Map.of("pins", lake.pins());
        Map<String, List<Pin>> after = Map.of("pins", pins);
        audit.record(actor, "lake.pinned", "lake/" + name, before, after);
        feed.append("lake.pinned", "lake/" + name, after);
        return new Lake(lake.id(), lake.name(), lake.root(), lake.s3(), pins, lake.createdAt());
    }

    @Transactional
    public Lake get(Actor actor, String name) {
        access.require(actor, Permission.VIEW);
        return lakes.find(name).orElseThrow(() -> new LakeNotFound(name));
    }

    @Transactional
    public List<Lake> list(Actor actor, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return lakes.list(page);
    }

    static LakePath readable(String root) {
        try {
            LakePath path = new LakePath(root);
            if (!path.isS3() && !Files.isDirectory(Path.of(path.keyOrPath()))) {
                throw new LakeRootInvalid(root, "there is no such folder on the service's machine");
            }
            return path;
        } catch (IllegalArgumentException nonsense) {
            throw new LakeRootInvalid(root, String.valueOf(nonsense.getMessage()));
        }
    }

    /** @return the same */
    static S3Access addressed(S3Access s3) {
        s3.endpoint().filter(endpoint -> !isAddress(endpoint)).ifPresent(endpoint -> {
            throw new EndpointInvalid(endpoint);
        });
        return s3;
    }

    private static boolean isAddress(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException nonsense) {
            return false;
        }
    }

    /** The name or the root belongs to another lake. */
    static final class LakeExists extends Problem {
        LakeExists(Lake lake) {
            super(
                    LakeProblem.LAKE_EXISTS,
                    "There is already the lake " + lake.name() + " at " + lake.root()
                            + ": use it, or choose another name.");
        }
    }

    /** The root cannot be a lake. */
    static final class LakeRootInvalid extends Problem {
        LakeRootInvalid(String root, String reason) {
            super(LakeProblem.LAKE_ROOT_INVALID, root + ": " + reason, List.of(Place.pointer("/root", reason)));
        }
    }

    /** The endpoint is no address of a server. */
    static final class EndpointInvalid extends Problem {
        EndpointInvalid(String endpoint) {
            super(
                    LakeProblem.LAKE_ENDPOINT_INVALID,
                    endpoint + ": is not the address of a server.",
                    List.of(Place.pointer("/s3/endpoint", "is not the address of a server")));
        }
    }
}
