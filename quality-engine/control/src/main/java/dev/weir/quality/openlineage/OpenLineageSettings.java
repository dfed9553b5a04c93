package dev.weir.quality.openlineage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Who is told of checks as OpenLineage has it. How often is tried is as with webhooks. */
@ConfigMapping(prefix = "weir.openlineage")
public interface OpenLineageSettings {

    /** Whether Weir's own lineage has the checks, too. */
    @WithDefault("true")
    boolean own();

    /** Of the lineage backend, without the endpoint; nobody is told while there is none. */
    Optional<URI> url();

    /** Below the URL: where run events are posted. */
    @WithDefault("api/v1/lineage")
    String endpoint();

    /** Sent as {@code Authorization: Bearer}, if there is one. */
    Optional<String> apiKey();

    /** The namespace of the jobs that gates are. */
    @WithDefault("weir")
    String namespace();
}
