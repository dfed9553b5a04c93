package dev.weir.catalog.start;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses a setting that nothing reads: a misspelt one would otherwise silently keep its default. Within a section the
 * mapping of that section refuses; this refuses sections that do not exist.
 */
@ApplicationScoped
public class KnownSettings {

    static final Set<String> SECTIONS = Set.of(
            "weir.arrival",
            "weir.arrival.sqs",
            "weir.auth",
            "weir.batch",
            "weir.classify",
            "weir.crawl",
            "weir.glue",
            "weir.lineage",
            "weir.lineage.graph",
            "weir.lineage.kafka",
            "weir.openlineage",
            "weir.policy",
            "weir.profile",
            "weir.quality",
            "weir.run",
            "weir.s3",
            "weir.search",
            "weir.webhook");

    /** Set by the service itself, when it starts its own PostgreSQL. */
    private static final String DATABASE_KIND = "weir.database.kind";

    void check(@Observes @Priority(1) StartupEvent start, Config config) {
        check(StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                // The environment holds variables of the launcher, the worker and the command line as well.
                .filter(name -> !fromEnvironment(config, name))
                .toList());
    }

    private static boolean fromEnvironment(Config config, String name) {
        String source = config.getConfigValue(name).getSourceName();
        return source != null && source.contains("Env");
    }

    static void check(List<String> names) {
        names.stream()
                .filter(name -> name.startsWith("weir.") && !name.equals(DATABASE_KIND))
                .filter(name -> SECTIONS.stream().noneMatch(section -> name.startsWith(section + ".")))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnknownSetting(name);
                });
    }

    /** A setting that nothing reads. */
    static final class UnknownSetting extends IllegalStateException {
        UnknownSetting(String name) {
            super("There is no setting " + name + ": the sections are "
                    + SECTIONS.stream().sorted().toList() + ". See docs/configuration.md.");
        }
    }
}
