package dev.weir.policy.ranger.admin;

import static dev.weir.policy.ranger.admin.AdminClient.encode;

import dev.weir.policy.ranger.FoundGroup;
import dev.weir.policy.ranger.FoundUser;
import dev.weir.policy.ranger.Mark;
import dev.weir.policy.ranger.RangerJson;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerPolicy;
import dev.weir.policy.ranger.RangerRole;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.ranger.TagDefinition;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.TargetObject;
import dev.weir.policy.target.TargetUnreachable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One reading of all that has to do with access to a service. */
final class Reading {
    private static final String V2 = "/service/public/v2/api";
    private final AdminClient client;
    private final RangerService service;
    private final List<String> doubts = new ArrayList<>();
    private final List<TargetObject> objects = new ArrayList<>();
    private final Paging paging;

    Reading(AdminClient client, RangerService service) {
        this.client = client;
        this.service = service;
        paging = new Paging(client, doubts);
    }

    Observation observe() {
        Instant at = Instant.now();
        try {
            checkService();
        } catch (NotSent | LostAnswer lost) {
            throw new TargetUnreachable(String.valueOf(lost.getMessage()), lost);
        }
        part("users and groups", this::principals);
        part("roles", this::roles);
        part("tags", this::tags);
        part("policies of " + service.name(), () -> policies(service.name()));
        if (!service.tagService().isEmpty()) {
            part("policies of " + service.tagService(), () -> policies(service.tagService()));
        }
        part("policies of zones", this::policiesOfZones);
        return new Observation(objects, doubts, at);
    }

    private void part(String what, Runnable reading) {
        try {
            reading.run();
        } catch (NotSent | LostAnswer | IllegalArgumentException unread) {
            doubts.add(what + " could not be read: " + unread.getMessage());
        }
    }

    private void checkService() {
        Answer answer = client.get(V2 + "/service/name/" + encode(service.name()));
        if (!answer.ok()) {
            throw new TargetUnreachable(
                    "the service " + service.name() + " cannot be read: " + answer.reason(),
                    new IllegalStateException(answer.reason()));
        }
        Map<String, Object> found = answer.object();
        Object linked = found.getOrDefault("tagService", "");
        if (!service.tagService().equals(linked)) {
            doubts.add("the service " + service.name() + " is linked with the tag service '" + linked + "', not with '"
                    + service.tagService() + "': policies on tags would have no effect");
        }
        if (!RangerService.TYPE.equals(found.get("type"))) {
            doubts.add("the service " + service.name() + " is of type " + found.get("type") + ", not "
                    + RangerService.TYPE);
        }
    }

    private void principals() {
        for (Map<String, Object> user : paging.all("/service/xusers/users?sortBy=id", "vXUsers", "name", "users")) {
            objects.add(FoundUser.of(user).foreign());
        }
        for (Map<String, Object> group : paging.all("/service/xusers/groups?sortBy=id", "vXGroups", "name", "groups")) {
            objects.add(FoundGroup.of(group).foreign());
        }
    }

    private void roles() {
        for (Map<String, Object> json : paging.all(V2 + "/roles?sortBy=id", "", "name", "roles")) {
            RangerRole role = RangerRole.of(json);
            add(role, role.marked());
        }
    }

    private void tags() {
        Answer answer = client.get("/service/tags/tagdefs");
        Set<String> ours = new HashSet<>();
        if (answer.ok()) {
            for (Map<String, Object> json : answer.objects()) {
                TagDefinition tag = TagDefinition.of(json);
                if (tag.marked()) {
                    ours.add(tag.name());
                }
                add(tag, tag.marked());
            }
        } else {
            doubts.add("the definitions of tags could not be read: " + answer.reason());
        }
        Answer tagged = client.get(Tagging.path(service));
        if (tagged.ok()) {
            Tagging.Kept.of(service, tagged.object()).objects().forEach(one -> add(one, ours.contains(one.tag())));
        } else {
            doubts.add("the tags of resources could not be read: " + tagged.reason());
        }
    }

    private void policies(String of) {
        List<Map<String, Object>> found = paging.all(
                "/service/plugins/policies?serviceName=" + encode(of), "policies", "id", "policies of " + of);
        if (found.isEmpty()) {
            // To an account without rights the Admin says 200 and shows nothing.
            doubts.add("the Admin shows no policy of " + of + " at all; the account may lack the right to see them");
        }
        found.forEach(this::addPolicy);
    }

    private void policiesOfZones() {
        Answer zones = client.get(V2 + "/zones");
        if (!zones.ok()) {
            doubts.add("the security zones could not be read: " + zones.reason());
            return;
        }
        for (Map<String, Object> zone : zones.objects()) {
            boolean concerns = RangerJson.map(zone.get("services")).containsKey(service.name());
            if (concerns) {
                String name = String.valueOf(zone.get("name"));
                paging.all(
                                "/service/plugins/policies?serviceName=" + encode(service.name()) + "&zoneName="
                                        + encode(name),
                                "policies",
                                "id",
                                "policies of the zone " + name)
                        .forEach(this::addPolicy);
            }
        }
    }

    private void addPolicy(Map<String, Object> json) {
        RangerPolicy policy = RangerPolicy.of(json);
        add(policy, ours(policy, json));
    }

    /** Policies of zones are never ours. */
    static boolean ours(RangerPolicy policy, Map<String, Object> json) {
        return policy.zone().isEmpty()
                && policy.labels().contains(Mark.LABEL)
                && Mark.guid(policy.service(), policy.name()).toString().equals(json.get("guid"));
    }

    private void add(RangerObject object, boolean ours) {
        objects.add(new TargetObject(object.key(), ours, object.body()));
    }
}
