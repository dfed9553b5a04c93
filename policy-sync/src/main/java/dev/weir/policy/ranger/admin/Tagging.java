package dev.weir.policy.ranger.admin;

import static dev.weir.policy.ranger.admin.AdminClient.encode;

import dev.weir.policy.ranger.Mark;
import dev.weir.policy.ranger.RangerJson;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.ranger.TagDefinition;
import dev.weir.policy.ranger.TaggedResource;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes the tags of resources. The Admin takes all tags of a resource at once and answers 204 whatever it makes of them; so
 * the tags of others are sent along as they are, and what became of it is read afterwards.
 */
final class Tagging {
    private final AdminClient client;
    private final RangerService service;

    Tagging(AdminClient client, RangerService service) {
        this.client = client;
        this.service = service;
    }

    static String path(RangerService service) {
        return "/service/public/v2/api/service/" + encode(service.name()) + "/tags";
    }

    /** One resource with its tags, each tag as the Admin has it. */
    private record Tags(Map<String, Object> resource, Map<String, Map<String, Object>> byName) {}

    /** All tags that the Admin keeps of a service, by the resource's canonical JSON. */
    record Kept(RangerService service, Map<String, Tags> byResource, Map<String, Map<String, Object>> definitions) {

        static Kept of(RangerService service, Map<String, Object> json) {
            Map<String, Object> tags = RangerJson.map(json.get("tags"));
            Map<String, Object> uses = RangerJson.map(json.get("resourceToTagIds"));
            Map<String, Tags> all = new LinkedHashMap<>();
            for (Map<String, Object> resource : RangerJson.maps(json.get("serviceResources"))) {
                Map<String, Object> elements = RangerJson.map(resource.get("resourceElements"));
                Map<String, Map<String, Object>> byName = new TreeMap<>();
                for (Object id : RangerJson.list(uses.get(String.valueOf(resource.get("id"))))) {
                    Map<String, Object> tag = new TreeMap<>(RangerJson.map(tags.get(String.valueOf(id))));
                    tag.keySet().removeAll(List.of("id", "guid", "isEnabled", "owner"));
                    byName.put(String.valueOf(tag.get("type")), tag);
                }
                Tags kept = new Tags(elements, byName);
                all.put(key(tagged(service, elements, "", Map.of())), kept);
            }
            Map<String, Map<String, Object>> definitions = new TreeMap<>();
            RangerJson.map(json.get("tagDefinitions")).values().forEach(value -> {
                Map<String, Object> definition = RangerJson.map(value);
                definitions.put(String.valueOf(definition.get("name")), definition);
            });
            return new Kept(service, all, definitions);
        }

        List<TaggedResource> objects() {
            List<TaggedResource> all = new ArrayList<>();
            byResource.values().forEach(tags -> tags.byName()
                    .forEach((name, tag) -> all.add(tagged(service, tags.resource(), name, tag))));
            return all;
        }

        private static TaggedResource tagged(
                RangerService service, Map<String, Object> elements, String name, Map<String, Object> tag) {
            Map<String, Object> json = new TreeMap<>();
            json.put("serviceName", service.name());
            json.put("resourceElements", elements);
            json.put("tag", name);
            json.put("attributes", tag.getOrDefault("attributes", Map.of()));
            json.put("validityPeriods", tag.getOrDefault("validityPeriods", List.of()));
            return TaggedResource.of(json);
        }

        Optional<TaggedResource> find(ObjectKey key) {
            return objects().stream().filter(one -> one.key().equals(key)).findFirst();
        }
    }

    private static String key(TaggedResource resource) {
        return RangerJson.write(resource.fields().getOrDefault("resourceElements", Map.of()));
    }

    /** All these changes are of tags on resources. */
    List<Outcome> apply(List<Change> changes) {
        List<Outcome> outcomes = new ArrayList<>();
        Kept before;
        try {
            before = read();
        } catch (NotSent | LostAnswer | Refused unread) {
            changes.forEach(change -> outcomes.add(new Outcome(change, Result.REJECTED, message(unread))));
            return outcomes;
        }
        Map<ObjectKey, String> present = bodies(before);
        List<Change> todo = new ArrayList<>();
        Map<Change, Outcome> done = new HashMap<>();
        for (Change change : changes) {
            Optional<String> now = Optional.ofNullable(present.get(change.key()));
            if (now.equals(change.after())) {
                done.put(change, new Outcome(change, Result.APPLIED, ""));
            } else if (!now.equals(change.before())) {
                done.put(change, new Outcome(change, Result.REJECTED, Writing.CHANGED));
            } else {
                todo.add(change);
            }
        }
        if (!todo.isEmpty()) {
            done.putAll(write(before, todo));
        }
        changes.forEach(change -> outcomes.add(done.getOrDefault(change, new Outcome(change, Result.UNKNOWN, ""))));
        return outcomes;
    }

    private Map<Change, Outcome> write(Kept before, List<Change> todo) {
        Map<String, Tags> touched = new LinkedHashMap<>();
        for (Change change : todo) {
            String body = change.after().or(change::before).orElseThrow();
            TaggedResource tagged = (TaggedResource) RangerObject.of(new TargetObject(change.key(), true, body));
            String resource = key(tagged);
            Tags tags = touched.computeIfAbsent(
                    resource, key -> copy(before.byResource().get(key), tagged));
            if (change.after().isPresent()) {
                Map<String, Object> tag = new TreeMap<>();
                tag.put("type", tagged.tag());
                tag.put("attributes", tagged.attributes());
                tag.put("validityPeriods", tagged.fields().getOrDefault("validityPeriods", List.of()));
                tags.byName().put(tagged.tag(), tag);
            } else {
                tags.byName().remove(tagged.tag());
            }
        }
        String trouble = "";
        Result inDoubt = Result.REJECTED;
        try {
            List<Tags> set = touched.values().stream()
                    .filter(tags -> !tags.byName().isEmpty())
                    .toList();
            List<Tags> bare = touched.values().stream()
                    .filter(tags -> tags.byName().isEmpty())
                    .toList();
            trouble = set.isEmpty() ? "" : send(message("set", set, before.definitions()));
            if (trouble.isEmpty() && !bare.isEmpty()) {
                trouble = send(message("delete", bare, Map.of()));
            }
        } catch (NotSent notSent) {
            trouble = message(notSent);
        } catch (LostAnswer lost) {
            trouble = message(lost);
            inDoubt = Result.UNKNOWN;
        }
        return readBack(todo, trouble, inDoubt);
    }

    private String send(Map<String, Object> message) {
        Answer answer = client.put(path(service), message);
        return answer.ok() ? "" : answer.reason();
    }

    private Map<Change, Outcome> readBack(List<Change> todo, String trouble, Result inDoubt) {
        Map<Change, Outcome> done = new HashMap<>();
        Map<ObjectKey, String> present;
        try {
            present = bodies(read());
        } catch (NotSent | LostAnswer | Refused unread) {
            todo.forEach(change -> done.put(change, new Outcome(change, Result.UNKNOWN, message(unread))));
            return done;
        }
        for (Change change : todo) {
            boolean kept = Optional.ofNullable(present.get(change.key())).equals(change.after());
            String why = trouble.isEmpty()
                    ? "the Admin accepted the tags and did not keep them; does the service have such a resource level?"
                    : trouble;
            done.put(change, kept ? new Outcome(change, Result.APPLIED, "") : new Outcome(change, inDoubt, why));
        }
        return done;
    }

    private Kept read() {
        Answer answer = client.get(path(service));
        if (!answer.ok()) {
            throw new Refused(answer.reason());
        }
        return Kept.of(service, answer.object());
    }

    private static Map<ObjectKey, String> bodies(Kept kept) {
        Map<ObjectKey, String> all = new HashMap<>();
        kept.objects().forEach(one -> all.put(one.key(), one.body()));
        return all;
    }

    private static Tags copy(@Nullable Tags tags, TaggedResource resource) {
        return tags == null
                ? new Tags(RangerJson.map(resource.fields().get("resourceElements")), new TreeMap<>())
                : new Tags(tags.resource(), new TreeMap<>(tags.byName()));
    }

    private Map<String, Object> message(String op, List<Tags> resources, Map<String, Map<String, Object>> known) {
        Map<String, Object> definitions = new TreeMap<>();
        Map<String, Object> tags = new TreeMap<>();
        Map<String, Object> uses = new TreeMap<>();
        List<Map<String, Object>> targets = new ArrayList<>();
        Map<String, String> defined = new HashMap<>();
        int next = 0;
        for (int i = 0; i < resources.size(); i++) {
            Tags one = resources.get(i);
            targets.add(Map.of("id", i, "resourceElements", one.resource()));
            List<Integer> ids = new ArrayList<>();
            for (Map.Entry<String, Map<String, Object>> tag : one.byName().entrySet()) {
                defined.computeIfAbsent(tag.getKey(), name -> {
                    String id = String.valueOf(definitions.size());
                    definitions.put(id, definition(name, known));
                    return id;
                });
                tags.put(String.valueOf(next), tag.getValue());
                ids.add(next++);
            }
            if (!ids.isEmpty()) {
                uses.put(String.valueOf(i), ids);
            }
        }
        Map<String, Object> message = new TreeMap<>();
        message.put("op", op);
        message.put("serviceName", service.name());
        message.put("serviceResources", targets);
        if (op.equals("set")) {
            message.put("tagDefinitions", definitions);
            message.put("tags", tags);
            message.put("resourceToTagIds", uses);
        }
        return message;
    }

    private static Map<String, Object> definition(String name, Map<String, Map<String, Object>> known) {
        Map<String, Object> found = known.get(name);
        return found == null
                ? new TagDefinition(name, Mark.LABEL, new TreeMap<>()).fields()
                : TagDefinition.of(found).fields();
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}
