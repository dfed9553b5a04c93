package dev.weir.platform.id;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.UUID;

/** UUID version 7 (RFC 9562), and the clock that everything else reads. */
@ApplicationScoped
public class TimeOrderedIds implements Ids {

    @Override
    public UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
