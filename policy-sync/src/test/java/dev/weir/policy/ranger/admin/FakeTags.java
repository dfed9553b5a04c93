package dev.weir.policy.ranger.admin;

import dev.weir.policy.ranger.RangerJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The tags of the fake. Whatever it is sent, it answers 204. */
final class FakeTags {
    private static final Set<Set<String>> PLACES = Set.of(
            Set.of("catalog", "schema"),
            Set.of("catalog", "schema", "table"),
            Set.of("catalog", "schema", "table", "column"),
            Set.of("catalog"));

    private record Tagged(long id, Map<String, Object> elements, List<Map<String, Object>> tags) {}

    private final Map<String, Map<String, Object>> definitions = new LinkedHashMap<>();
    private final Map<String, Tagged> resources = new LinkedHashMap<>();
    private long lastId;

    Object put(FakeRequest request) {
        Map<String, Object> message = request.json();
        String op = String.valueOf(message.get("op"));
        if (List.of("set", "replace", "delete").contains(op)) {
            try {
                apply(op, message);
            } catch (IllegalArgumentException kept) {
                // The Admin logs it and says 204.
            }
        }
        throw new FakeReply(204, "");
    }

    private void apply(String op, Map<String, Object> message) {
        Map<String, Object> tags = RangerJson.map(message.get("tags"));
        Map<String, Object> uses = RangerJson.map(message.get("resourceToTagIds"));
        List<Map<String, Object>> targets = RangerJson.maps(message.get("serviceResources"));
        for (Map<String, Object> target : targets) {
            if (!PLACES.contains(RangerJson.map(target.get("resourceElements")).keySet())) {
                throw new IllegalArgumentException("no such resource");
            }
        }
        if (op.equals("replace")) {
            resources.clear();
        }
        RangerJson.map(message.get("tagDefinitions")).values().forEach(one -> define(RangerJson.map(one)));
        for (Map<String, Object> target : targets) {
            Map<String, Object> elements = elements(target);
            String key = RangerJson.write(elements);
            if (op.equals("delete")) {
                resources.remove(key);
                continue;
            }
            List<Map<String, Object>> onIt = new ArrayList<>();
            for (Object id : RangerJson.list(uses.get(String.valueOf(target.get("id"))))) {
                Map<String, Object> tag = new LinkedHashMap<>();
                tag.put("id", ++lastId);
                tag.put("isEnabled", true);
                tag.putAll(RangerJson.map(tags.get(String.valueOf(id))));
                tag.put("id", lastId);
                tag.values().removeIf(value -> value instanceof Map<?, ?> map && map.isEmpty());
                onIt.add(tag);
            }
            Tagged old = resources.get(key);
            resources.put(key, new Tagged(old == null ? ++lastId : old.id(), elements, onIt));
        }
    }

    private static Map<String, Object> elements(Map<String, Object> target) {
        Map<String, Object> elements = new TreeMap<>();
        RangerJson.map(target.get("resourceElements")).forEach((level, value) -> {
            Map<String, Object> resource = new TreeMap<>(RangerJson.map(value));
            resource.putIfAbsent("isExcludes", false);
            resource.putIfAbsent("isRecursive", false);
            elements.put(level, resource);
        });
        return elements;
    }

    /** A definition that is there stays as it is, and gets a new version. */
    Map<String, Object> post(Map<String, Object> wanted) {
        Map<String, Object> kept = define(wanted);
        kept.merge("version", 1, (old, one) -> ((Integer) old) + 1);
        return kept;
    }

    private Map<String, Object> define(Map<String, Object> wanted) {
        return definitions.computeIfAbsent(String.valueOf(wanted.get("name")), name -> {
            Map<String, Object> kept = new LinkedHashMap<>(wanted);
            kept.put("id", ++lastId);
            kept.put("isEnabled", true);
            kept.put("version", 1);
            kept.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
            return kept;
        });
    }

    Object undefine(String id) {
        boolean inUse = resources.values().stream()
                .flatMap(one -> one.tags().stream())
                .anyMatch(tag -> definitions.values().stream()
                        .anyMatch(one -> String.valueOf(one.get("id")).equals(id)
                                && Objects.equals(one.get("name"), tag.get("type"))));
        if (inUse) {
            throw FakeReply.no(400, 1, "Tag definition is in use");
        }
        boolean gone = definitions.values().removeIf(one -> String.valueOf(one.get("id"))
                .equals(id));
        throw gone ? new FakeReply(204, "") : FakeReply.no(400, 1, "Data Not Found for given Id");
    }

    List<Map<String, Object>> definitions() {
        return List.copyOf(definitions.values());
    }

    /** All of a service; of the definitions those in use. */
    Object get(String service) {
        Map<String, Object> tags = new LinkedHashMap<>();
        Map<String, Object> uses = new LinkedHashMap<>();
        Map<String, Object> used = new LinkedHashMap<>();
        List<Map<String, Object>> places = new ArrayList<>();
        for (Tagged tagged : resources.values()) {
            places.add(Map.of("id", tagged.id(), "isEnabled", true, "resourceElements", tagged.elements()));
            List<Object> ids = new ArrayList<>();
            for (Map<String, Object> tag : tagged.tags()) {
                ids.add(tag.get("id"));
                tags.put(String.valueOf(tag.get("id")), tag);
                Map<String, Object> definition = definitions.get(String.valueOf(tag.get("type")));
                if (definition != null) {
                    used.put(String.valueOf(definition.get("id")), Objects.requireNonNull(definition));
                }
            }
            uses.put(String.valueOf(tagged.id()), ids);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("op", "set");
        answer.put("serviceName", service);
        answer.put("tagDefinitions", used);
        answer.put("tags", tags);
        answer.put("serviceResources", places);
        answer.put("resourceToTagIds", uses);
        return answer;
    }
}
