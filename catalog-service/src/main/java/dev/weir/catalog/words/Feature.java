package dev.weir.catalog.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value that a model learns from.
 *
 * @param description in Markdown
 * @param entity whom or what it is a property of: {@code customer}
 * @param type of its values: {@code float}
 * @param query by which it is made
 * @param sources datasets that the query reads
 * @param offlinePath where its history is kept
 * @param onlineStore where a serving model asks for it
 * @param owner key of an owner
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Feature(
        String name,
        @Nullable String description,
        @Nullable String entity,
        @Nullable String type,
        @Nullable String query,
        List<UUID> sources,
        @Nullable String offlinePath,
        @Nullable String onlineStore,
        @Nullable String owner)
        implements Entry {

    public Feature {
        name = Checks.orEmpty(name);
        description = Checks.text(description);
        entity = Checks.text(entity);
        type = Checks.text(type);
        query = Checks.text(query);
        sources = Checks.sorted(sources);
        offlinePath = Checks.text(offlinePath);
        onlineStore = Checks.text(onlineStore);
        owner = Checks.text(owner);
    }

    @Override
    public Kind kind() {
        return Kind.FEATURE;
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
                .longText("/entity", entity)
                .longText("/type", type)
                .longText("/query", query)
                .most("/sources", sources)
                .longText("/offlinePath", offlinePath)
                .longText("/onlineStore", onlineStore)
                .key("/owner", owner)
                .found();
    }

    @Override
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        Checks.links(links, "source", Kind.DATASET, Checks.texts(sources), "/sources");
        Checks.link(links, "owner", Kind.OWNER, owner, "/owner");
        return links;
    }

    Feature withSources(List<UUID> others) {
        return new Feature(name, description, entity, type, query, others, offlinePath, onlineStore, owner);
    }
}
