package dev.weir.quality.worker.duckdb;

import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.contract.ProfileRequest;
import dev.weir.quality.duckdb.DuckDbEngine;
import dev.weir.quality.duckdb.DuckDbSettings;
import dev.weir.quality.duckdb.ObjectFetcher;
import dev.weir.quality.duckdb.Profiler;
import dev.weir.quality.profile.DataProfile;
import dev.weir.quality.profile.ProfileFailed;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.CheckCancelled;
import dev.weir.quality.worker.run.ProfileMaker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Profiles with DuckDB, whatever engine checks. */
public final class DuckDbProfiles implements ProfileMaker {
    private final Profiler profiler;
    private final String engine;

    public DuckDbProfiles(DuckDbSettings settings, ObjectFetcher objects) {
        this.profiler = new Profiler(settings, objects);
        this.engine = new DuckDbEngine(settings, objects).name();
    }

    @Override
    public ProfileReport profile(ProfileRequest request, Cancellation cancellation) {
        var inner = new dev.weir.quality.duckdb.Cancellation();
        cancellation.onCancel(inner::cancel);
        long start = System.nanoTime();
        try {
            return report(request, null, profiler.profile(request.source(), inner), start);
        } catch (ProfileFailed e) {
            return report(request, String.valueOf(e.getMessage()), null, start);
        } catch (dev.weir.quality.duckdb.CheckCancelled e) {
            throw new CheckCancelled();
        }
    }

    private ProfileReport report(
            ProfileRequest request, @Nullable String error, @Nullable DataProfile profile, long start) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new ProfileReport(request.profileId(), request.attempt(), engine, error, profile, millis);
    }
}
