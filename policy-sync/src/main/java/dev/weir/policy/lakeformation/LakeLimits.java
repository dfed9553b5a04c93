package dev.weir.policy.lakeformation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Lake Formation refuses for its size, known before it is asked. AWS may raise some of these for an account. */
public final class LakeLimits {
    private static final int KEYS_OF_EXPRESSION = 5;
    private static final int VALUES_OF_TAG = 1000;
    private static final int TAGS = 1000;
    private static final int TAGS_OF_PLACE = 50;
    private static final int FILTERS_OF_PRINCIPAL = 100;

    private LakeLimits() {}

    /** Why this object alone is refused, in words for people. */
    public static Optional<String> refusal(LakeObject object) {
        if (object instanceof CellsFilter filter && filter.rows().length() >= CellsFilter.ROWS_LIMIT) {
            return Optional.of("the row expression of " + filter.key() + " has "
                    + filter.rows().length() + " characters; Lake Formation takes less than "
                    + CellsFilter.ROWS_LIMIT);
        }
        if (object instanceof LfTag tag
                && (tag.values().isEmpty() || tag.values().size() > VALUES_OF_TAG)) {
            return Optional.of(
                    tag.key() + " has " + tag.values().size() + " values; Lake Formation takes 1 to " + VALUES_OF_TAG);
        }
        if (object instanceof NamedExpression named) {
            return keys(named.key().toString(), named.expression());
        }
        if (object instanceof Grant grant
                && grant.resource() instanceof Resource.Tagged tagged
                && tagged.named().isEmpty()) {
            return keys(grant.key().toString(), tagged.expression());
        }
        return Optional.empty();
    }

    private static Optional<String> keys(String what, TagExpression expression) {
        int keys = expression.anyOf().size();
        return keys >= 1 && keys <= KEYS_OF_EXPRESSION
                ? Optional.empty()
                : Optional.of(what + " asks for " + keys + " tags; Lake Formation takes 1 to " + KEYS_OF_EXPRESSION);
    }

    /** Why these objects cannot all be there at once; those that {@link #refusal} refuses among them. */
    public static List<String> refusals(Collection<? extends LakeObject> all) {
        List<String> refusals = new ArrayList<>();
        Map<String, Integer> filters = new TreeMap<>();
        Map<String, Integer> tags = new TreeMap<>();
        int keys = 0;
        for (LakeObject object : all) {
            refusal(object).ifPresent(refusals::add);
            if (object instanceof LfTag) {
                keys++;
            } else if (object instanceof TagAssignment one) {
                tags.merge(one.place().toString(), 1, Integer::sum);
            } else if (object instanceof Grant grant && grant.resource() instanceof Resource.Cells cells) {
                filters.merge(grant.principal() + " on " + cells.database() + "." + cells.table(), 1, Integer::sum);
            }
        }
        if (keys > TAGS) {
            refusals.add(keys + " tags; Lake Formation takes " + TAGS);
        }
        filters.forEach((who, count) -> {
            if (count > FILTERS_OF_PRINCIPAL) {
                refusals.add(count + " cells filters for " + who + "; Lake Formation takes " + FILTERS_OF_PRINCIPAL);
            }
        });
        tags.forEach((place, count) -> {
            if (count > TAGS_OF_PLACE) {
                refusals.add(count + " tags on " + place + "; Lake Formation takes " + TAGS_OF_PLACE);
            }
        });
        return refusals;
    }
}
