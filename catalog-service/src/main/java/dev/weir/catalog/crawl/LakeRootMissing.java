package dev.weir.catalog.crawl;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeProblem;
import dev.weir.platform.problem.Problem;

/** The lake's folder is not there. Its datasets are not missing: the disk may not be mounted. */
final class LakeRootMissing extends Problem {
    LakeRootMissing(Lake lake) {
        super(
                LakeProblem.LAKE_ROOT_INVALID,
                lake.root() + " is not a folder on the service's machine. Is its disk mounted?");
    }
}
