package dev.weir.quality.run;

import dev.weir.quality.contract.CheckReport;

/** Who ordered a run, and wants to know how it ended. Called once for each run, in the transaction that ends it. */
public interface RunListener {

    void reported(Run run, CheckReport report);

    /** No worker lived to report. */
    void abandoned(Run run, String reason);
}
