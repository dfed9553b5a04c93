package dev.weir.catalog.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number that the business is steered by.
 *
 * @param description in Markdown
 * @param expression how it is counted, in the words of wherever it is counted
 * @param grain of time: {@code day}
 * @param dimensions by which it can be cut
 * @param unit such as {@code EUR}
 * @param sources datasets that it is counted from
 * @param owner key of an owner
 * @param origin what tells of it, if no person does: {@code dbt:metric.shop.revenue}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Metric(
        String name,
        @Nullable String description,
        @Nullable String expression,
        @Nullable String grain,
        List<String> dimensions,
        @Nullable String unit,
        List<UUID> sources,
        @Nullable String owner,
        @Nullable String origin)
        implements Entry {

    public Metric {
        name = Checks.orEmpty(name);
        description = Checks.text(description);
        expression = Checks.text(expression);
        grain = Checks.text(grain);
        dimensions = Checks.sorted(dimensions);
        unit = Checks.text(unit);
        sources = Checks.sorted(sources);
        owner = Checks.text(owner);
        origin = Checks.text(origin);
    }

    @Override
    public Kind kind() {
        return Kind.METRIC;
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public List<Mistake> mistakes() {
        return new Checks()
                .name("/name", name)
                .longText("/description", description)
                .longText("/expression", expression)
                .longText("/grain", grain)
                .names("/dimensions", dimensions)
                .longText("/unit", unit)
                .most("/sources", sources)
                .key("/owner", owner)
                .longText("/origin", origin)
                .found();
    }

    @Override
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        Checks.links(links, "source", Kind.DATASET, Checks.texts(sources), "/sources");
        Checks.link(links, "owner", Kind.OWNER, owner, "/owner");
        return links;
    }

    Metric withSources(List<UUID> others) {
        return new Metric(name, description, expression, grain, dimensions, unit, others, owner, origin);
    }
}
