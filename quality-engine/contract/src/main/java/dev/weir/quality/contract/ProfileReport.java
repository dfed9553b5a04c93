package dev.weir.quality.contract;

import dev.weir.quality.profile.DataProfile;
import org.jspecify.annotations.Nullable;

/**
 * What came of a {@link ProfileRequest}: a profile, or an error.
 *
 * @param error why there is no profile, for people; null if there is one
 */
public record ProfileReport(
        String profileId,
        int attempt,
        String engine,
        @Nullable String error,
        @Nullable DataProfile profile,
        long millis) {

    public ProfileReport {
        if ((error == null) == (profile == null)) {
            throw new IllegalArgumentException("a report has a profile or an error, one of them");
        }
    }
}
