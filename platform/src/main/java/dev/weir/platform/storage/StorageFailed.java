package dev.weir.platform.storage;

import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import java.util.List;

/** The lake's store did not answer, or refused. */
public class StorageFailed extends Problem {

    /** What to think of it: whether trying again later can help. */
    public enum Kind {
        NOT_FOUND,
        REFUSED,
        THROTTLED,
        UNREACHABLE
    }

    private final Kind kind;

    public StorageFailed(Kind kind, String place, String reason) {
        super(
                kind == Kind.UNREACHABLE || kind == Kind.THROTTLED
                        ? StorageProblem.LAKE_UNREACHABLE
                        : StorageProblem.LAKE_REFUSED,
                place + ": " + reason,
                List.of(Place.key(place, reason)));
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
