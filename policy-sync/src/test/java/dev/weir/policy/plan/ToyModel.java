package dev.weir.policy.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.policy.access.Access;
import dev.weir.policy.access.Question;
import dev.weir.policy.access.Show;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Small semantics with everything that makes real ones hard: roles within roles, tags on tables and columns, wildcards, denials,
 * masks.
 */
public final class ToyModel implements AccessModel {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Item(TargetObject object, JsonNode body) {}

    private final List<Item> items = new ArrayList<>();

    public ToyModel(List<TargetObject> objects) {
        objects.forEach(object -> items.add(new Item(object, tree(object.body()))));
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException nonsense) {
            throw new IllegalArgumentException(body, nonsense);
        }
    }

    public static TargetObject role(String name, String members) {
        return object("role", name, "{\"members\":" + members + "}");
    }

    /** @param of a table, or a table and a column with a dot between them */
    public static TargetObject tagged(String of, String tag) {
        return object("tagged", of + "=" + tag, "{\"of\":\"" + of + "\",\"tag\":\"" + tag + "\"}");
    }

    /** @param effect allow, deny, hash or null */
    public static TargetObject rule(String name, String effect, String who, String tables, String columns, String tag) {
        return object(
                "rule",
                name,
                "{\"effect\":\"%s\",\"who\":%s,\"tables\":%s,\"columns\":%s,\"tag\":\"%s\"}"
                        .formatted(effect, who, tables, columns, tag));
    }

    private static TargetObject object(String kind, String name, String body) {
        return new TargetObject(new ObjectKey(kind, name), true, body);
    }

    @Override
    public Access answer(Question question) {
        Set<String> names = new HashSet<>(question.groups());
        names.addAll(question.roles());
        names.add(question.user());
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Item item : items) {
                String name = item.object().key().name();
                if (item.object().key().kind().equals("role") && !names.contains(name) && any(item, "members", names)) {
                    grown |= names.add(name);
                }
            }
        }
        String table = question.column().table().orElseThrow();
        String column = question.column().column().orElse("");
        Set<String> tags = new HashSet<>(Set.of(""));
        for (Item item : items) {
            String of = item.body().path("of").asText();
            if (item.object().key().kind().equals("tagged") && (of.equals(table) || of.equals(table + "." + column))) {
                tags.add(item.body().path("tag").asText());
            }
        }
        boolean allowed = false;
        Show show = Show.PLAIN;
        for (Item item : items) {
            if (item.object().key().kind().equals("rule")
                    && any(item, "who", names)
                    && fits(item, "tables", table)
                    && fits(item, "columns", column)
                    && tags.contains(item.body().path("tag").asText())) {
                switch (item.body().path("effect").asText()) {
                    case "deny" -> {
                        return Access.denied(List.of());
                    }
                    case "hash" -> show = show == Show.NULL ? show : Show.HASH;
                    case "null" -> show = Show.NULL;
                    default -> allowed = true;
                }
            }
        }
        return allowed ? new Access(true, show, "", Set.of(), List.of()) : Access.denied(List.of());
    }

    private static boolean any(Item item, String field, Set<String> names) {
        for (JsonNode name : item.body().path(field)) {
            if (names.contains(name.asText()) || name.asText().equals("*")) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Item item, String field, String name) {
        for (JsonNode pattern : item.body().path(field)) {
            if (name.matches(pattern.asText().replace("*", ".*"))) {
                return true;
            }
        }
        return false;
    }
}
