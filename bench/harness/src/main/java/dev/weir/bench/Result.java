package dev.weir.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param metric what was measured, for people
 * @param bar what it is held to; null for a figure that stands for itself
 * @param machine where, without its name: {@link Machine#describe}
 * @param date ISO-8601
 * @param commit of the code that was measured
 */
public record Result(
        String metric,
        double value,
        String unit,
        @Nullable Double bar,
        Better better,
        String machine,
        String date,
        String commit) {

    /** Which way is up. */
    public enum Better {
        @JsonProperty("lower")
        LOWER,
        @JsonProperty("higher")
        HIGHER
    }

    /** Empty without a bar. */
    @JsonIgnore
    public Optional<Boolean> met() {
        return Optional.ofNullable(bar).map(limit -> switch (better) {
            case LOWER -> value <= limit;
            case HIGHER -> value >= limit;
        });
    }
}
