package dev.weir.quality.worker.run;

import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.contract.ProfileRequest;

/** What can profile files. One profile at a time. */
public interface ProfileMaker {

    /**
     * Whatever goes wrong with the files or the engine is told by a report with an error, never by an exception.
     *
     * @throws CheckCancelled soon after {@code cancellation}
     */
    ProfileReport profile(ProfileRequest request, Cancellation cancellation);
}
