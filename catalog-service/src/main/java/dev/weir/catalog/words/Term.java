package dev.weir.catalog.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.weir.platform.page.Words;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A word of the business.
 *
 * @param definition in Markdown
 * @param parent key of a wider term
 * @param related keys of other terms
 * @param steward key of an owner
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Term(
        String name,
        @Nullable String definition,
        List<String> synonyms,
        List<String> abbreviations,
        @Nullable String parent,
        List<String> related,
        @Nullable String steward,
        Status status)
        implements Entry {

    /** How far the agreement on a term is. */
    @Schema(
            type = SchemaType.STRING,
            enumeration = {"draft", "approved", "retired"})
    public enum Status {
        DRAFT,
        APPROVED,
        RETIRED;

        @JsonValue
        public String wireName() {
            return Words.of(this);
        }
    }

    public Term {
        name = Checks.orEmpty(name);
        definition = Checks.text(definition);
        synonyms = Checks.sorted(synonyms);
        abbreviations = Checks.sorted(abbreviations);
        parent = Checks.text(parent);
        related = Checks.sorted(related);
        steward = Checks.text(steward);
        status = status == null ? Status.DRAFT : status;
    }

    @Override
    public Kind kind() {
        return Kind.TERM;
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public List<Mistake> mistakes() {
        return new Checks()
                .name("/name", name)
                .longText("/definition", definition)
                .names("/synonyms", synonyms)
                .names("/abbreviations", abbreviations)
                .key("/parent", parent)
                .keys("/related", related)
                .key("/steward", steward)
                .found();
    }

    @Override
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        Checks.link(links, "parent", Kind.TERM, parent, "/parent");
        Checks.links(links, "related", Kind.TERM, related, "/related");
        Checks.link(links, "steward", Kind.OWNER, steward, "/steward");
        return links;
    }
}
