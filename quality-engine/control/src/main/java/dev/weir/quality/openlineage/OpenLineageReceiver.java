package dev.weir.quality.openlineage;

import dev.weir.quality.webhook.Receiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/** A lineage backend, as OpenLineage's HTTP transport speaks to it. */
@ApplicationScoped
class OpenLineageReceiver implements Receiver {

    static final String NAME = "openlineage";

    /** Each check has come to exactly one of these ends. */
    static final Set<String> ENDS = Set.of("batch.published", "batch.quarantined", "batch.held");

    private final OpenLineageSettings settings;

    OpenLineageReceiver(OpenLineageSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String kind() {
        return "openlineage";
    }

    @Override
    public Set<String> events() {
        return ENDS;
    }

    @Override
    public Optional<URI> url() {
        return settings.url().map(base -> {
            String folder = base.toString().endsWith("/") ? base.toString() : base + "/";
            String endpoint = settings.endpoint();
            return URI.create(folder + (endpoint.startsWith("/") ? endpoint.substring(1) : endpoint));
        });
    }

    @Override
    public void prepare(HttpRequest.Builder request) {
        settings.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
    }
}
