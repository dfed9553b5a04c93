package dev.weir.catalog.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.weir.platform.page.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a dataset.
 *
 * @param description in Markdown
 * @param domain key of a domain
 * @param terms keys of terms
 * @param columns by the column's path: {@code email}, {@code items.element.sku}
 * @param certification that it can be relied on; not together with a deprecation
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DatasetWords(
        @Nullable String description,
        @Nullable String domain,
        List<DatasetOwner> owners,
        List<String> terms,
        SortedMap<String, ColumnWords> columns,
        @Nullable Certification certification,
        @Nullable Deprecation deprecation,

        @Schema(
                description =
                        "Who sees it: everyone, role:<role>, team:<owner>, person:<name>. Absent: as its domain says;"
                                + " everyone, if none does")
        List<String> visibleTo)
        implements Entry {

    /** Nothing is said yet. */
    public static final DatasetWords NONE =
            new DatasetWords(null, null, List.of(), List.of(), new TreeMap<>(), null, null, List.of());

    /** @param owner key of an owner */
    public record DatasetOwner(String owner, OwnerRole role) {
        public DatasetOwner {
            owner = Checks.orEmpty(owner);
            role = role == null ? OwnerRole.TECHNICAL : role;
        }
    }

    /** For what somebody answers. */
    @Schema(
            type = SchemaType.STRING,
            enumeration = {"technical", "business"})
    public enum OwnerRole {
        TECHNICAL,
        BUSINESS;

        @JsonValue
        public String wireName() {
            return Words.of(this);
        }
    }

    /**
     * What people say of a column.
     *
     * @param description in Markdown
     * @param terms keys of terms
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ColumnWords(@Nullable String description, List<String> terms) {
        public ColumnWords {
            description = Checks.text(description);
            terms = Checks.sorted(terms);
        }

        boolean isEmpty() {
            return description == null && terms.isEmpty();
        }
    }

    /** @param reason why it can be relied on */
    public record Certification(String reason) {
        public Certification {
            reason = Checks.orEmpty(reason);
        }
    }

    /**
     * That it should no longer be used.
     *
     * @param replacement what to use instead
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Deprecation(String reason, @Nullable UUID replacement) {
        public Deprecation {
            reason = Checks.orEmpty(reason);
        }
    }

    public DatasetWords {
        description = Checks.text(description);
        domain = Checks.text(domain);
        owners = Checks.list(owners).stream()
                .distinct()
                .sorted(Comparator.comparing(DatasetOwner::role).thenComparing(DatasetOwner::owner))
                .toList();
        terms = Checks.sorted(terms);
        TreeMap<String, ColumnWords> said = new TreeMap<>(columns == null ? Map.of() : columns);
        said.values().removeIf(words -> words == null || words.isEmpty());
        columns = Collections.unmodifiableSortedMap(said);
        visibleTo = Checks.sorted(visibleTo);
    }

    @Override
    public Kind kind() {
        return Kind.DATASET;
    }

    @Override
    public String title() {
        return "";
    }

    @Override
    public List<Mistake> mistakes() {
        Checks checks = new Checks()
                .longText("/description", description)
                .key("/domain", domain)
                .keys("/terms", terms)
                .most("/owners", owners)
                .labels(visibleTo);
        for (int i = 0; i < owners.size(); i++) {
            checks.key("/owners/" + i + "/owner", owners.get(i).owner());
        }
        columns.forEach(
                (path, words) -> checks.longText(Checks.below("/columns", path) + "/description", words.description())
                        .keys(Checks.below("/columns", path) + "/terms", words.terms()));
        if (certification != null) {
            checks.name("/certification/reason", certification.reason());
        }
        if (deprecation != null) {
            checks.name("/deprecation/reason", deprecation.reason());
        }
        return certification != null && deprecation != null
                ? checks.says("/deprecation", "is not together with a certification: a dataset is relied on, or left")
                        .found()
                : checks.found();
    }

    @Override
    public List<Link> links() {
        List<Link> links = new ArrayList<>(Checks.teams(visibleTo));
        Checks.link(links, "domain", Kind.DOMAIN, domain, "/domain");
        for (int i = 0; i < owners.size(); i++) {
            DatasetOwner owner = owners.get(i);
            links.add(
                    Link.of(owner.role().wireName() + "-owner", Kind.OWNER, owner.owner(), "/owners/" + i + "/owner"));
        }
        Checks.links(links, "term", Kind.TERM, terms, "/terms");
        columns.forEach((path, words) -> {
            for (int i = 0; i < words.terms().size(); i++) {
                links.add(new Link(
                        "term",
                        path,
                        new WordKey(Kind.TERM, words.terms().get(i)),
                        Checks.below("/columns", path) + "/terms/" + i));
            }
        });
        if (deprecation != null && deprecation.replacement() != null) {
            links.add(new Link(
                    "replacement", "", WordKey.dataset(deprecation.replacement()), "/deprecation/replacement"));
        }
        return links;
    }

    DatasetWords withReplacement(@Nullable UUID replacement) {
        Deprecation now = deprecation == null ? null : new Deprecation(deprecation.reason(), replacement);
        return new DatasetWords(description, domain, owners, terms, columns, certification, now, visibleTo);
    }
}
