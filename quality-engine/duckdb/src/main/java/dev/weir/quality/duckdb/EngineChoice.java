package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code engine: auto} means: DuckDB if the batch fits and every rule is exact there, else Deequ.
 *
 * <p>Whether the batch fits is known beforehand, {@link #tooLarge}; whether every rule is exact once the columns' types are
 * known, so {@link DuckDbEngine#checkIfExact} says it on its way.
 */
public final class EngineChoice {
    private EngineChoice() {}

    /** Why the batch is left to Deequ, for people; empty if DuckDB may try. */
    public static Optional<String> tooLarge(CheckRequest request, DuckDbSettings settings) {
        long bytes = Stream.concat(
                        request.source().objects().stream(),
                        request.references().stream().flatMap(reference -> reference.source().objects().stream()))
                .mapToLong(SourceObject::bytes)
                .sum();
        return bytes <= settings.mostBytes()
                ? Optional.empty()
                : Optional.of("the batch and what it is compared with have " + bytes
                        + " bytes, and DuckDB is given up to " + settings.mostBytes());
    }
}
