package dev.weir.policy.ranger.admin;

import dev.weir.policy.ranger.RangerJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The policies of the fake, checked as little as the Admin checks them. */
final class FakePolicies {
    private static final List<String> LISTS = List.of(
            "policyItems",
            "allowExceptions",
            "denyPolicyItems",
            "denyExceptions",
            "dataMaskPolicyItems",
            "rowFilterPolicyItems");
    private static final List<String> KEPT =
            List.of("description", "options", "validitySchedules", "conditions", "additionalResources", "zoneName");
    private static final Set<String> ACCESSES = Set.of(
            "select",
            "insert",
            "create",
            "drop",
            "delete",
            "use",
            "alter",
            "grant",
            "revoke",
            "show",
            "impersonate",
            "execute",
            "read_sysinfo",
            "write_sysinfo",
            "all",
            "_ALL",
            "_READ",
            "_CREATE",
            "_UPDATE",
            "_DELETE",
            "_MANAGE");
    private static final Set<String> MASKS = Set.of(
            "MASK",
            "MASK_SHOW_LAST_4",
            "MASK_SHOW_FIRST_4",
            "MASK_HASH",
            "MASK_NULL",
            "MASK_NONE",
            "MASK_DATE_SHOW_YEAR",
            "CUSTOM");
    private static final List<List<String>> HIERARCHIES = List.of(
            List.of("trinouser"),
            List.of("catalog", "schema", "schemafunction"),
            List.of("catalog", "schema", "procedure"),
            List.of("catalog", "sessionproperty"),
            List.of("sysinfo"),
            List.of("catalog", "schema", "table", "column"),
            List.of("catalog", "schema"),
            List.of("catalog"),
            List.of("queryid"),
            List.of("role"),
            List.of("function"),
            List.of("catalog", "schema", "table"),
            List.of("systemproperty"));
    private static final Set<String> INTERNAL =
            Set.of("createdBy", "updatedBy", "createTime", "updateTime", "resourceSignature");

    private final FakeRangerAdmin admin;
    private final Map<Long, Map<String, Object>> all = new TreeMap<>();
    private long lastId;
    private long clock = 1_795_330_000_000L;

    FakePolicies(FakeRangerAdmin admin) {
        this.admin = admin;
    }

    /** What the Admin makes with each new service or zone: everything, for the user of the service. */
    void addDefaults(String service, String zone) {
        if (admin.isTag(service)) {
            Map<String, Object> expired = Map.of("tag", Map.of("values", List.of("EXPIRES_ON")));
            addDefault(service, zone, "EXPIRES_ON", expired, "denyPolicyItems", "trino:select");
            return;
        }
        for (List<String> hierarchy : HIERARCHIES) {
            Map<String, Object> resources = new LinkedHashMap<>();
            hierarchy.forEach(level -> resources.put(level, Map.of("values", List.of("*"))));
            addDefault(service, zone, "all - " + String.join(", ", hierarchy), resources, "policyItems", "select");
        }
    }

    private void addDefault(
            String service, String zone, String name, Map<String, Object> resources, String items, String access) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("service", service);
        policy.put("zoneName", zone);
        policy.put("name", name);
        policy.put("resources", resources);
        Map<String, Object> item =
                Map.of("accesses", List.of(Map.of("type", access)), "users", List.of("x"), "delegateAdmin", true);
        policy.put(items, List.of(item));
        keep(policy, ++lastId, 1, "Admin");
    }

    Object handle(FakeRequest request, int at) {
        String first = request.part(at);
        return switch (request.method()) {
            case "POST" -> first.equals("apply") ? apply(request) : create(request);
            case "PUT" -> update(request, byId(first));
            case "GET" ->
                first.isEmpty() ? list(request) : first.equals("guid") ? byGuid(request.part(at + 1)) : byId(first);
            default -> delete(request, first, at);
        };
    }

    Object handleByName(FakeRequest request, String service, String name) {
        if (name.isEmpty()) {
            return list(request, service);
        }
        Map<String, Object> found = byName(service, "", name);
        if (found == null) {
            throw FakeReply.notFound();
        }
        return request.method().equals("PUT") ? update(request, found) : found;
    }

    private Object create(FakeRequest request) {
        Map<String, Object> wanted = request.json();
        checkPrincipals(request, wanted);
        Map<String, Object> same = sameResource(wanted, -1);
        if (request.flag("updateIfExists")) {
            if (!request.parameter("policyName").isEmpty()) {
                throw FakeReply.no(400, 400, "policyID mismatch");
            }
            if (!request.parameter("policyMatchingAlgorithm").equals("matchByName") && same != null) {
                return update(request, same);
            }
        }
        if (request.flag("deleteIfExists") && same != null) {
            all.remove(id(same));
        }
        check(wanted, -1);
        checkRights(request, wanted);
        Object guid = wanted.get("guid");
        if (guid != null && all.values().stream().anyMatch(one -> guid.equals(one.get("guid")))) {
            throw FakeReply.no(
                    400,
                    1,
                    "Exception [EclipseLink-4002]: DatabaseException\nInternal Exception: ERROR: duplicate key value");
        }
        return keep(wanted, ++lastId, 1, request.user());
    }

    private Object apply(FakeRequest request) {
        Map<String, Object> wanted = request.json();
        Map<String, Object> same = sameResource(wanted, -1);
        return same == null ? create(request) : update(request, same);
    }

    private Object update(FakeRequest request, Map<String, Object> old) {
        Map<String, Object> wanted = request.json();
        checkPrincipals(request, wanted);
        check(wanted, id(old));
        checkRights(request, wanted);
        // What is not sent is wiped; only the identity stays, and no version is compared.
        wanted.put("guid", old.get("guid"));
        Map<String, Object> kept = keep(wanted, id(old), number(old, "version").intValue() + 1, request.user());
        kept.put("createTime", old.get("createTime"));
        return kept;
    }

    private Object delete(FakeRequest request, String first, int at) {
        Map<String, Object> found;
        if (first.equals("guid")) {
            found = all.values().stream()
                    .filter(one -> request.part(at + 1).equals(one.get("guid")))
                    .findFirst()
                    .orElseThrow(FakeReply::notFound);
        } else if (first.isEmpty()) {
            found = byName(request.parameter("servicename"), "", request.parameter("policyname"));
            if (found == null) {
                throw FakeReply.notFound();
            }
        } else {
            found = byId(first);
        }
        all.remove(id(found));
        throw new FakeReply(204, "");
    }

    /** The list of v2: cut at 200 without a word, and deaf to filters that it does not know. */
    private Object list(FakeRequest request) {
        return list(request, request.parameter("serviceName"));
    }

    private List<Map<String, Object>> list(FakeRequest request, String service) {
        return page(request, filtered(request, service));
    }

    /** The list of the plugins' API: with a count. */
    Object counted(FakeRequest request, String service) {
        List<Map<String, Object>> found = filtered(request, service);
        List<Map<String, Object>> page = page(request, found);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("startIndex", request.number("startIndex", 0));
        answer.put("pageSize", request.number("pageSize", 200));
        answer.put("totalCount", found.size() + admin.miscount());
        answer.put("resultSize", page.size());
        answer.put("policies", page);
        return answer;
    }

    private static List<Map<String, Object>> page(FakeRequest request, List<Map<String, Object>> found) {
        int start = Math.min(request.number("startIndex", 0), found.size());
        int end = Math.min(found.size(), start + request.number("pageSize", 200));
        return found.subList(start, end);
    }

    private List<Map<String, Object>> filtered(FakeRequest request, String service) {
        List<Map<String, Object>> found = new ArrayList<>();
        if (!admin.isAdmin(request.user())) {
            return found;
        }
        for (Map<String, Object> policy : all.values()) {
            boolean fits = (service.isEmpty() || service.equals(policy.get("service")))
                    && request.parameter("zoneName").equals(policy.getOrDefault("zoneName", ""))
                    && has(request, "policyType", String.valueOf(policy.get("policyType")))
                    && part(request, "policyNamePartial", List.of(String.valueOf(policy.get("name"))))
                    && part(request, "policyLabelsPartial", RangerJson.list(policy.get("policyLabels")))
                    && (request.parameter("user").isEmpty()
                            || principals(policy, "users").contains(request.parameter("user")));
            if (fits) {
                Map<String, Object> shown = new LinkedHashMap<>(policy);
                shown.keySet().removeAll(INTERNAL);
                found.add(shown);
            }
        }
        return found;
    }

    private static boolean has(FakeRequest request, String parameter, String value) {
        return request.parameter(parameter).isEmpty()
                || request.parameter(parameter).equals(value);
    }

    private static boolean part(FakeRequest request, String parameter, List<?> values) {
        String part = request.parameter(parameter);
        return part.isEmpty()
                || values.stream().anyMatch(value -> String.valueOf(value).contains(part));
    }

    private Map<String, Object> keep(Map<String, Object> wanted, long id, int version, String by) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("id", id);
        kept.put("guid", wanted.getOrDefault("guid", UUID.randomUUID().toString()));
        kept.put("isEnabled", wanted.getOrDefault("isEnabled", true));
        kept.put("createdBy", by);
        kept.put("updatedBy", by);
        kept.put("createTime", clock++);
        kept.put("updateTime", clock++);
        kept.put("version", version);
        kept.put("service", wanted.get("service"));
        kept.put("name", wanted.get("name"));
        kept.put("policyType", wanted.getOrDefault("policyType", 0));
        kept.put("policyPriority", wanted.getOrDefault("policyPriority", 0));
        kept.put("resourceSignature", signature(wanted).toString());
        kept.put("isAuditEnabled", wanted.getOrDefault("isAuditEnabled", true));
        Map<String, Object> resources = new LinkedHashMap<>();
        RangerJson.map(wanted.get("resources")).forEach((level, value) -> resources.put(level, resource(value)));
        kept.put("resources", resources);
        for (String field : KEPT) {
            Object value = wanted.get(field);
            boolean empty =
                    value == null || value.equals("") || (value instanceof Collection<?> many && many.isEmpty());
            if (!empty) {
                kept.put(field, value);
            }
        }
        for (String list : LISTS) {
            List<Map<String, Object>> items = RangerJson.maps(wanted.get(list)).stream()
                    .map(FakePolicies::item)
                    .toList();
            if (!items.isEmpty()) {
                kept.put(list, items);
            }
        }
        List<String> labels = RangerJson.list(wanted.get("policyLabels")).stream()
                .map(String::valueOf)
                .sorted()
                .toList();
        if (!labels.isEmpty()) {
            kept.put("policyLabels", labels);
        }
        kept.put("serviceType", admin.isTag(String.valueOf(wanted.get("service"))) ? "tag" : "trino");
        kept.put("isDenyAllElse", wanted.getOrDefault("isDenyAllElse", false));
        all.put(id, kept);
        return kept;
    }

    private static Map<String, Object> resource(Object value) {
        Map<String, Object> resource = new LinkedHashMap<>(RangerJson.map(value));
        resource.putIfAbsent("isExcludes", false);
        resource.putIfAbsent("isRecursive", false);
        return resource;
    }

    private static Map<String, Object> item(Map<String, Object> item) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put(
                "accesses",
                RangerJson.maps(item.get("accesses")).stream()
                        .map(access -> {
                            Map<String, Object> one = new LinkedHashMap<>(access);
                            one.putIfAbsent("isAllowed", true);
                            return one;
                        })
                        .toList());
        for (String field : List.of("users", "groups", "roles", "conditions")) {
            if (!RangerJson.list(item.get(field)).isEmpty()) {
                kept.put(field, item.get(field));
            }
        }
        kept.put("delegateAdmin", item.getOrDefault("delegateAdmin", false));
        if (item.containsKey("dataMaskInfo")) {
            kept.put("dataMaskInfo", item.get("dataMaskInfo"));
        }
        if (item.containsKey("rowFilterInfo")) {
            Map<String, Object> info = new LinkedHashMap<>(RangerJson.map(item.get("rowFilterInfo")));
            info.values().removeIf(""::equals);
            kept.put("rowFilterInfo", info);
        }
        return kept;
    }

    private void check(Map<String, Object> wanted, long except) {
        String service = String.valueOf(wanted.get("service"));
        String name = String.valueOf(wanted.get("name"));
        if (name.length() > 255) {
            throw FakeReply.no(400, 1, "Policy name should not be longer than 255 characters");
        }
        List<String> faults = new ArrayList<>();
        String zone = String.valueOf(wanted.getOrDefault("zoneName", ""));
        if (!zone.isEmpty() && !admin.hasZone(zone)) {
            faults.add("error code[3033], reason[Non-existent Zone name=null in policy create], field[zoneName]");
        }
        Map<String, Object> named = byName(service, zone, name);
        if (named != null && id(named) != except) {
            faults.add("error code[3006], reason[Another policy already exists for this name: policy-id=[" + id(named)
                    + "], service=[" + service
                    + "]], field[policy name], subfield[null], type[semantically incorrect]");
        }
        faults.addAll(resourceFaults(wanted, service));
        Map<String, Object> same = sameResource(wanted, except);
        if (same != null && faults.stream().noneMatch(fault -> fault.contains("[301"))) {
            faults.add("error code[3010], reason[Another policy already exists for matching resource: policy-name=["
                    + same.get("name") + "], service=[" + service
                    + "]], field[resources], subfield[null], type[semantically incorrect]");
        }
        for (String list : LISTS) {
            for (Map<String, Object> item : RangerJson.maps(wanted.get(list))) {
                faults.addAll(itemFaults(list, item, service, name));
            }
        }
        for (Map<String, Object> schedule : RangerJson.maps(wanted.get("validitySchedules"))) {
            for (String field : List.of("startTime", "endTime")) {
                String time = String.valueOf(schedule.getOrDefault(field, ""));
                if (!time.isEmpty() && !time.matches("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d")) {
                    faults.add("error code[0], reason[invalid value], field[" + field + "], subfield[], type[missing]");
                }
            }
        }
        if (!faults.isEmpty()) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < faults.size(); i++) {
                words.append("(")
                        .append(i)
                        .append(") Validation failure: ")
                        .append(faults.get(i))
                        .append(" ");
            }
            throw FakeReply.no(400, 1, words.toString());
        }
    }

    private List<String> resourceFaults(Map<String, Object> wanted, String service) {
        Set<String> levels = RangerJson.map(wanted.get("resources")).keySet();
        int type = ((Number) wanted.getOrDefault("policyType", 0)).intValue();
        if (admin.isTag(service)) {
            return type == 2 || !levels.equals(Set.of("tag"))
                    ? List.of("error code[3011], reason[Invalid resources specified.]")
                    : List.of();
        }
        if (HIERARCHIES.stream().anyMatch(hierarchy -> Set.copyOf(hierarchy).equals(levels))) {
            return List.of();
        }
        boolean known = HIERARCHIES.stream().anyMatch(hierarchy -> hierarchy.containsAll(levels));
        return List.of(
                known
                        ? "error code[3012], reason[Invalid resources specified. must specify values]"
                        : "error code[3011], reason[Invalid resources specified.]");
    }

    private List<String> itemFaults(String list, Map<String, Object> item, String service, String policy) {
        List<String> faults = new ArrayList<>();
        boolean onlySelect = list.startsWith("dataMask") || list.startsWith("rowFilter");
        for (Map<String, Object> access : RangerJson.maps(item.get("accesses"))) {
            String type = String.valueOf(access.get("type"));
            String plain = admin.isTag(service) ? type.replaceFirst("^trino:", "") : type;
            boolean known = onlySelect ? Set.of("select", "_READ", "_ALL").contains(plain) : ACCESSES.contains(plain);
            boolean rowsOfTag = admin.isTag(service) && list.startsWith("rowFilter");
            if (!known || rowsOfTag || (admin.isTag(service) && plain.equals(type))) {
                faults.add("error code[3022], reason[Invalid access type: access type=[" + type + "]]");
            }
        }
        if (list.startsWith("dataMask") && faults.isEmpty()) {
            String mask =
                    String.valueOf(RangerJson.map(item.get("dataMaskInfo")).get("dataMaskType"));
            String plain = admin.isTag(service) ? mask.replaceFirst("^trino:", "") : mask;
            if (!MASKS.contains(plain)) {
                throw FakeReply.no(
                        400,
                        1,
                        mask + ": is not a valid datamask-type. policy='" + policy + "' service='" + service + "'");
            }
        }
        return faults;
    }

    private void checkRights(FakeRequest request, Map<String, Object> wanted) {
        boolean delegate = all.values().stream()
                .filter(policy -> RangerJson.maps(policy.get("policyItems")).stream()
                        .anyMatch(item -> Boolean.TRUE.equals(item.get("delegateAdmin"))
                                && RangerJson.list(item.get("users")).contains(request.user())))
                .anyMatch(policy -> covers(policy, wanted));
        if (!admin.isAdmin(request.user()) && !delegate) {
            throw FakeReply.no(
                    403,
                    403,
                    "User '" + request.user() + "' does not have delegated-admin privilege on given resources");
        }
    }

    private static boolean covers(Map<String, Object> policy, Map<String, Object> wanted) {
        Map<String, Object> outer = RangerJson.map(policy.get("resources"));
        return RangerJson.map(wanted.get("resources")).entrySet().stream().allMatch(level -> {
            List<?> values =
                    RangerJson.list(RangerJson.map(outer.get(level.getKey())).get("values"));
            return values.contains("*")
                    || values.containsAll(
                            RangerJson.list(RangerJson.map(level.getValue()).get("values")));
        });
    }

    private void checkPrincipals(FakeRequest request, Map<String, Object> wanted) {
        boolean create = request.flag("createPrincipalsIfAbsent");
        admin.checkPrincipals("User", principals(wanted, "users"), create);
        admin.checkPrincipals("Group", principals(wanted, "groups"), create);
        admin.checkPrincipals("Role", principals(wanted, "roles"), create);
    }

    static Set<String> principals(Map<String, Object> policy, String kind) {
        Set<String> names = new TreeSet<>();
        for (String list : LISTS) {
            for (Map<String, Object> item : RangerJson.maps(policy.get(list))) {
                RangerJson.list(item.get(kind)).forEach(name -> names.add(String.valueOf(name)));
            }
        }
        return names;
    }

    boolean usesRole(String role) {
        return all.values().stream()
                .anyMatch(policy -> principals(policy, "roles").contains(role));
    }

    private @Nullable Map<String, Object> sameResource(Map<String, Object> wanted, long except) {
        Object signature = signature(wanted).toString();
        return all.values().stream()
                .filter(one -> id(one) != except && Objects.equals(wanted.get("service"), one.get("service")))
                .filter(one -> signature.equals(one.get("resourceSignature")))
                .findFirst()
                .orElse(null);
    }

    /** Type, priority, schedules and zone count too; a disabled policy is like no other. */
    private static Map<String, Object> signature(Map<String, Object> policy) {
        Map<String, Object> resources = new TreeMap<>();
        RangerJson.map(policy.get("resources")).forEach((level, value) -> {
            Map<String, Object> resource = new TreeMap<>(resource(value));
            resource.put("values", new TreeSet<>(RangerJson.list(resource.get("values"))));
            resources.put(level, resource);
        });
        Map<String, Object> all = new TreeMap<>();
        all.put("resources", resources);
        all.put("type", policy.getOrDefault("policyType", 0));
        all.put("priority", policy.getOrDefault("policyPriority", 0));
        all.put("validity", policy.getOrDefault("validitySchedules", List.of()));
        all.put("conditions", policy.getOrDefault("conditions", List.of()));
        all.put("zone", policy.getOrDefault("zoneName", ""));
        if (Boolean.FALSE.equals(policy.get("isEnabled"))) {
            all.put("disabled", policy.getOrDefault("guid", UUID.randomUUID().toString()));
        }
        return all;
    }

    private @Nullable Map<String, Object> byName(String service, String zone, String name) {
        return all.values().stream()
                .filter(one -> service.equals(one.get("service")) && name.equals(one.get("name")))
                .filter(one -> zone.equals(one.getOrDefault("zoneName", "")))
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> byId(String id) {
        Map<String, Object> found = all.get(Long.parseLong(id));
        if (found == null) {
            throw FakeReply.no(400, 1, "org.apache.ranger.plugin.model.RangerPolicy :Data Not Found for given Id");
        }
        return found;
    }

    private Map<String, Object> byGuid(String guid) {
        return all.values().stream()
                .filter(one -> guid.equals(one.get("guid")))
                .findFirst()
                .orElseThrow(FakeReply::notFound);
    }

    private static long id(Map<String, Object> policy) {
        return number(policy, "id").longValue();
    }

    private static Number number(Map<String, Object> json, String field) {
        return (Number) json.getOrDefault(field, 0);
    }
}
