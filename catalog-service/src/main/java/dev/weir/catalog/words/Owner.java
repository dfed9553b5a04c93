package dev.weir.catalog.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.weir.platform.page.Words;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who answers for data.
 *
 * @param description in Markdown
 * @param contact where they are reached: an address, a channel
 * @param members of a team: the names of those who call Weir, as their tokens have them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Owner(
        String name,
        Type type,
        @Nullable String description,
        @Nullable String contact,
        List<String> members) implements Entry {

    /** One or several. */
    @Schema(
            name = "OwnerType",
            type = SchemaType.STRING,
            enumeration = {"team", "person"})
    public enum Type {
        TEAM,
        PERSON;

        @JsonValue
        public String wireName() {
            return Words.of(this);
        }
    }

    public Owner {
        name = Checks.orEmpty(name);
        type = type == null ? Type.TEAM : type;
        description = Checks.text(description);
        contact = Checks.text(contact);
        members = Checks.sorted(members);
    }

    @Override
    public Kind kind() {
        return Kind.OWNER;
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public List<Mistake> mistakes() {
        Checks checks = new Checks()
                .name("/name", name)
                .longText("/description", description)
                .longText("/contact", contact)
                .names("/members", members);
        return type == Type.PERSON && !members.isEmpty()
                ? checks.says("/members", "belong to a team, not to a person").found()
                : checks.found();
    }

    @Override
    public List<Link> links() {
        return List.of();
    }
}
