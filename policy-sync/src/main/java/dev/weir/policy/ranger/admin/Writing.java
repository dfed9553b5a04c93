package dev.weir.policy.ranger.admin;

import static dev.weir.policy.ranger.admin.AdminClient.encode;

import dev.weir.policy.ranger.Mark;
import dev.weir.policy.ranger.RangerJson;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerPolicy;
import dev.weir.policy.ranger.RangerRole;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.ranger.TagDefinition;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes one change of a policy, a role or a tag's definition. The Admin has no lock against others: so the object is read
 * before, compared with what the plan saw, and the Admin's answer is compared with what was wanted.
 */
final class Writing {
    static final String CHANGED = "it is no longer as it was when the plan was made; plan again";
    private static final String V2 = "/service/public/v2/api";
    private static final String FILTERS = "rowFilterPolicyItems";
    private static final int NAME_TAKEN = 3006;
    private static final int RESOURCE_TAKEN = 3010;
    private static final int NOT_FOUND = 404;

    private final AdminClient client;
    private final RangerService service;
    private final boolean createPrincipals;

    Writing(AdminClient client, RangerService service, boolean createPrincipals) {
        this.client = client;
        this.service = service;
        this.createPrincipals = createPrincipals;
    }

    /** An object as the Admin has it, with its id. */
    private record Present(TargetObject object, String id) {}

    Outcome apply(Change change) {
        RangerObject wanted = object(change, change.after().or(change::before).orElseThrow());
        try {
            if (change.after().isPresent()) {
                Optional<String> unfit = Fitness.problem(wanted, service);
                if (unfit.isPresent()) {
                    return new Outcome(change, Result.REJECTED, unfit.get());
                }
            }
            Optional<Present> now = find(wanted);
            Optional<String> body = now.map(present -> present.object().body());
            if (body.equals(change.after())
                    && now.map(present -> present.object().ours()).orElse(true)) {
                return new Outcome(change, Result.APPLIED, "");
            }
            if (now.isPresent() && !now.get().object().ours()) {
                return new Outcome(
                        change,
                        Result.REJECTED,
                        "somebody else has a " + change.key().kind() + " of this name; Weir does not touch it");
            }
            if (!body.equals(change.before())) {
                return new Outcome(change, Result.REJECTED, CHANGED);
            }
            return write(change, wanted, now);
        } catch (NotSent | LostAnswer | Refused unread) {
            // Nothing was written yet.
            return new Outcome(change, Result.REJECTED, message(unread));
        }
    }

    private Outcome write(Change change, RangerObject wanted, Optional<Present> now) {
        Answer answer;
        try {
            answer = change.after().isPresent() ? put(wanted, now) : delete(wanted, now);
        } catch (NotSent notSent) {
            return new Outcome(change, Result.REJECTED, message(notSent));
        } catch (LostAnswer lost) {
            return readBack(change, wanted, message(lost));
        }
        if (answer.unwell() || answer.has(NAME_TAKEN)) {
            // A repeated request may meet what its forerunner left behind.
            return readBack(change, wanted, reason(answer));
        }
        boolean gone = change.after().isEmpty() && answer.status() == NOT_FOUND;
        if (!answer.ok() && !gone) {
            return new Outcome(change, Result.REJECTED, reason(answer));
        }
        return change.after().isEmpty() || answer.body().isEmpty()
                ? readBack(change, wanted, "the Admin accepted the change and did not keep it")
                : kept(change, answer);
    }

    private Outcome kept(Change change, Answer answer) {
        String body = object(change.key().kind(), answer.object()).body();
        return body.equals(change.after().orElse(""))
                ? new Outcome(change, Result.APPLIED, "")
                : new Outcome(change, Result.UNKNOWN, "the Admin kept something else than it was sent: " + body);
    }

    private Outcome readBack(Change change, RangerObject wanted, String why) {
        try {
            Optional<Present> now = find(wanted);
            boolean done = now.map(present -> present.object().body()).equals(change.after())
                    && now.map(present -> present.object().ours()).orElse(true);
            return done ? new Outcome(change, Result.APPLIED, "") : new Outcome(change, doubt(why), why);
        } catch (NotSent | LostAnswer | Refused unread) {
            return new Outcome(change, Result.UNKNOWN, why);
        }
    }

    /** A plain no of the Admin is final; after a lost answer or a broken Admin it may still be at work. */
    private static Result doubt(String why) {
        return why.startsWith("the Admin answered 4") ? Result.REJECTED : Result.UNKNOWN;
    }

    private String reason(Answer answer) {
        if (answer.has(NAME_TAKEN)) {
            return answer.reason() + "; another policy has this name, and its label or guid is not Weir's";
        }
        if (answer.has(RESOURCE_TAKEN)) {
            return answer.reason()
                    + "; Ranger allows one policy of a type on the same resources: adopt or remove the other";
        }
        if (answer.body().contains("does not exist")) {
            return answer.reason() + "; create the principal, or set that Weir may";
        }
        return answer.reason();
    }

    private Optional<Present> find(RangerObject wanted) {
        if (wanted instanceof RangerPolicy policy) {
            Answer answer =
                    client.get(V2 + "/service/" + encode(policy.service()) + "/policy/" + encode(policy.name()));
            return found(answer).map(json -> {
                RangerPolicy present = RangerPolicy.of(json);
                return new Present(
                        new TargetObject(present.key(), Reading.ours(present, json), present.body()), id(json));
            });
        }
        if (wanted instanceof RangerRole role) {
            // Of a role that is not there, asked for by name, the Admin says sometimes this and sometimes that.
            List<String> doubts = new ArrayList<>();
            List<Map<String, Object>> alike = new Paging(client, doubts)
                    .all(V2 + "/roles?roleNamePartial=" + encode(role.name()), "", "name", "roles");
            if (!doubts.isEmpty()) {
                throw new Refused(doubts.get(0));
            }
            return alike.stream()
                    .filter(json -> role.name().equals(json.get("name")))
                    .findFirst()
                    .map(json -> {
                        RangerRole present = RangerRole.of(json);
                        return new Present(new TargetObject(present.key(), present.marked(), present.body()), id(json));
                    });
        }
        Answer answer = client.get("/service/tags/tagdefs");
        if (!answer.ok()) {
            throw new Refused(answer.reason());
        }
        return answer.objects().stream()
                .filter(json -> wanted.key().name().equals(json.get("name")))
                .findFirst()
                .map(json -> {
                    TagDefinition present = TagDefinition.of(json);
                    return new Present(new TargetObject(present.key(), present.marked(), present.body()), id(json));
                });
    }

    private static Optional<Map<String, Object>> found(Answer answer) {
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw new Refused(answer.reason());
        }
        return Optional.of(answer.object());
    }

    /** Who sees all rows has an empty expression, as the Admin takes and keeps it; no expression at all was never tried. */
    private static List<Map<String, Object>> withExpressions(List<?> items) {
        return items.stream()
                .map(item -> {
                    Map<String, Object> json = new TreeMap<>(RangerJson.map(item));
                    json.putIfAbsent("rowFilterInfo", Map.of("filterExpr", ""));
                    return json;
                })
                .toList();
    }

    private Answer put(RangerObject wanted, Optional<Present> now) {
        if (wanted instanceof RangerPolicy policy) {
            Map<String, Object> json = new TreeMap<>(policy.fields());
            json.computeIfPresent(FILTERS, (field, items) -> withExpressions((List<?>) items));
            json.put("guid", Mark.guid(policy.service(), policy.name()).toString());
            String principals = createPrincipals ? "?createPrincipalsIfAbsent=true" : "";
            return now.isEmpty()
                    ? client.post(V2 + "/policy" + principals, json)
                    : client.put(
                            V2 + "/service/" + encode(policy.service()) + "/policy/" + encode(policy.name())
                                    + principals,
                            json);
        }
        if (wanted instanceof RangerRole) {
            Map<String, Object> json = new TreeMap<>(wanted.fields());
            return now.isEmpty()
                    ? client.post(
                            V2 + "/roles?serviceName=" + encode(service.name()) + "&createNonExistUserGroup="
                                    + createPrincipals,
                            json)
                    : client.put(
                            V2 + "/roles/" + now.get().id(),
                            with(json, "id", now.get().id()));
        }
        return client.post("/service/tags/tagdefs", wanted.fields());
    }

    private static Map<String, Object> with(Map<String, Object> json, String field, String number) {
        json.put(field, Long.parseLong(number));
        return json;
    }

    private Answer delete(RangerObject wanted, Optional<Present> now) {
        if (wanted instanceof RangerPolicy policy) {
            return client.delete(
                    V2 + "/policy?servicename=" + encode(policy.service()) + "&policyname=" + encode(policy.name()));
        }
        if (wanted instanceof RangerRole role) {
            return client.delete(V2 + "/roles/name/" + encode(role.name()) + execution());
        }
        return client.delete("/service/tags/tagdef/" + now.map(Present::id).orElse(""));
    }

    private String execution() {
        return "?serviceName=" + encode(service.name()) + "&execUser="
                + encode(client.connection().user());
    }

    private static String id(Map<String, Object> json) {
        return String.valueOf(json.get("id"));
    }

    private static RangerObject object(Change change, String body) {
        return RangerObject.of(new TargetObject(change.key(), true, body));
    }

    private static RangerObject object(String kind, Map<String, Object> json) {
        return switch (kind) {
            case RangerPolicy.KIND -> RangerPolicy.of(json);
            case RangerRole.KIND -> RangerRole.of(json);
            default -> TagDefinition.of(json);
        };
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}
