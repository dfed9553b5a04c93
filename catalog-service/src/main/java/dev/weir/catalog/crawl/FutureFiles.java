package dev.weir.catalog.crawl;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells of files that were modified after now: somebody's clock is wrong. To be used by one thread. */
final class FutureFiles {

    private static final int NAMED = 100;
    private static final String CODE = "clock-skew";

    private final Clock clock;
    private final Duration tolerance;
    private final Consumer<Finding> tell;
    private Instant latest = Instant.MIN;
    private long files;

    /** @param tolerance by how much two clocks may differ */
    FutureFiles(Clock clock, Duration tolerance, Consumer<Finding> tell) {
        this.clock = clock;
        this.tolerance = tolerance;
        this.tell = tell;
    }

    void see(LakeObject object) {
        if (!object.modified().isAfter(latest)) {
            return;
        }
        // A crawl may run for hours, and meet files that are younger than it is.
        Instant now = clock.instant();
        latest = now.plus(tolerance);
        if (object.modified().isAfter(latest) && ++files <= NAMED) {
            tell.accept(new Finding(
                    object.location().value(),
                    Finding.Kind.REMARKED,
                    CODE,
                    "was modified " + object.modified() + ", and now it is " + now
                            + ": the clock that wrote it is wrong, or Weir's own is"));
        }
    }

    /** After the last file. */
    void end(LakePath folder) {
        if (files > NAMED) {
            tell.accept(new Finding(
                    folder.value(),
                    Finding.Kind.REMARKED,
                    CODE,
                    "has " + (files - NAMED) + " more files that were modified after now"));
        }
    }
}
