package dev.weir.catalog.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of the business.
 *
 * @param description in Markdown
 * @param parent key of the domain that it is a part of
 * @param owner key of an owner
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Domain(
        String name,
        @Nullable String description,
        @Nullable String parent,
        @Nullable String owner,

        @Schema(
                description =
                        "Who sees its datasets: everyone, role:<role>, team:<owner>, person:<name>. Absent: as the"
                                + " parent says; everyone, if none does")
        List<String> visibleTo)
        implements Entry {

    public Domain {
        name = Checks.orEmpty(name);
        description = Checks.text(description);
        parent = Checks.text(parent);
        owner = Checks.text(owner);
        visibleTo = Checks.sorted(visibleTo);
    }

    @Override
    public Kind kind() {
        return Kind.DOMAIN;
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
                .key("/parent", parent)
                .key("/owner", owner)
                .labels(visibleTo)
                .found();
    }

    @Override
    public List<Link> links() {
        List<Link> links = new ArrayList<>(Checks.teams(visibleTo));
        Checks.link(links, "parent", Kind.DOMAIN, parent, "/parent");
        Checks.link(links, "owner", Kind.OWNER, owner, "/owner");
        return links;
    }
}
