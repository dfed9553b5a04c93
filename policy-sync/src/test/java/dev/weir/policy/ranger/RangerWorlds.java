package dev.weir.policy.ranger;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Random objects of a Ranger and random questions, from few names so that they meet often. */
public final class RangerWorlds {
    public static final RangerService SERVICE = new RangerService("lake_trino", "lake_tags", "lake");

    public static final List<String> USERS = List.of("ann", "bob", "cyd", "dan");
    public static final List<String> GROUPS = List.of("analysts", "clerks", "guests");
    private static final List<String> ROLES = List.of("stewards", "readers", "auditors");
    private static final List<String> TAGS = List.of("PII", "EMAIL", "pii");
    private static final List<String> SCHEMAS = List.of("crm", "hr");
    private static final List<String> TABLES = List.of("orders", "Order_Lines", "people");
    private static final List<String> COLUMNS = List.of("id", "email", "e", "phone");
    private static final List<String> ACCESSES =
            List.of("select", "select", "insert", "drop", "show", "all", "_READ", "_ALL", "alter", "delete");
    private static final List<String> MASKS =
            List.of("MASK", "MASK_HASH", "MASK_NULL", "MASK_NONE", "CUSTOM", "MASK_SHOW_LAST_4", "MASK_DATE_SHOW_YEAR");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Random random;
    private int names;

    public RangerWorlds(Random random) {
        this.random = random;
    }

    public List<RangerObject> objects() {
        List<RangerObject> all = new ArrayList<>();
        for (String role : ROLES) {
            if (random.nextBoolean()) {
                all.add(RangerRole.owned(
                        role,
                        "",
                        Principals.of(
                                few(USERS, 2), few(GROUPS, 1), random.nextInt(4) == 0 ? few(ROLES, 1) : Set.of())));
            }
        }
        times(random.nextInt(6), () -> all.add(tagged()));
        // One tag on one resource is there once.
        Set<Object> keys = new TreeSet<>();
        all.removeIf(object -> !keys.add(object.key()));
        times(1 + random.nextInt(7), () -> all.add(access(false)));
        times(random.nextInt(4), () -> all.add(access(true)));
        times(random.nextInt(4), () -> all.add(mask(false)));
        times(random.nextInt(3), () -> all.add(mask(true)));
        times(random.nextInt(4), () -> all.add(filter()));
        Collections.shuffle(all, random);
        return all;
    }

    public Question question() {
        ColumnName column =
                switch (random.nextInt(8)) {
                    case 0 -> ColumnName.table(pick(SCHEMAS), pick(TABLES));
                    case 1 -> ColumnName.database(pick(SCHEMAS));
                    default -> ColumnName.column(pick(SCHEMAS), pick(TABLES), pick(COLUMNS));
                };
        Action action = random.nextInt(3) > 0 ? Action.SELECT : pick(List.of(Action.values()));
        Set<String> roles = random.nextInt(8) == 0 ? few(ROLES, 2) : Set.of();
        Instant at = NOW.plusSeconds((random.nextInt(5) - 2) * 86_400L);
        return new Question(pick(USERS), few(GROUPS, 2), roles, action, column, at);
    }

    private RangerPolicy access(boolean onTag) {
        RangerPolicy.Builder policy = base(onTag, PolicyType.ACCESS);
        times(random.nextInt(3), () -> policy.allow(item(onTag)));
        times(random.nextInt(3) / 2, () -> policy.allowException(item(onTag)));
        times(random.nextInt(4) / 2, () -> policy.deny(item(onTag)));
        times(random.nextInt(3) / 2, () -> policy.denyException(item(onTag)));
        if (random.nextInt(12) == 0) {
            policy.denyAllElse();
        }
        return finish(policy);
    }

    private RangerPolicy mask(boolean onTag) {
        RangerPolicy.Builder policy = base(onTag, PolicyType.MASK);
        times(1 + random.nextInt(3), () -> {
            String type = pick(MASKS);
            policy.mask(
                    select(onTag),
                    onTag ? RangerService.inTagPolicy(type) : type,
                    type.equals("CUSTOM") ? "f" + random.nextInt(3) + "({col})" : "");
        });
        return finish(policy);
    }

    private RangerPolicy filter() {
        RangerPolicy.Builder policy = base(false, PolicyType.ROW_FILTER);
        times(
                1 + random.nextInt(2),
                () -> policy.filter(select(false), random.nextInt(5) == 0 ? "" : "x = " + random.nextInt(4)));
        return finish(policy);
    }

    private RangerPolicy.Builder base(boolean onTag, PolicyType type) {
        String service = onTag ? SERVICE.tagService() : SERVICE.name();
        String name = "p" + (char) ('a' + random.nextInt(26)) + names++;
        RangerPolicy.Builder policy =
                switch (type) {
                    case ACCESS -> RangerPolicy.access(service, name);
                    case MASK -> RangerPolicy.mask(service, name);
                    case ROW_FILTER -> RangerPolicy.rowFilter(service, name);
                };
        if (onTag) {
            policy.on("tag", PolicyResource.of(few(TAGS, 2)));
        } else {
            int deepest = type == PolicyType.ACCESS && random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 4;
            resource(type == PolicyType.ROW_FILTER ? 3 : deepest, type == PolicyType.ACCESS)
                    .forEach(policy::on);
        }
        if (random.nextInt(4) == 0) {
            policy.overriding();
        }
        if (random.nextInt(6) == 0) {
            policy.valid(validity());
        }
        return policy;
    }

    private RangerPolicy finish(RangerPolicy.Builder builder) {
        RangerPolicy policy = builder.build();
        if (random.nextInt(12) > 0) {
            return policy;
        }
        Map<String, Object> disabled = new TreeMap<>(policy.fields());
        disabled.put("isEnabled", false);
        return RangerPolicy.of(disabled);
    }

    private Validity validity() {
        String zone = pick(List.of("UTC", "", "Asia/Kolkata", "no/such"));
        String start = random.nextBoolean() ? "" : "2026/05/" + (29 + random.nextInt(3)) + " 17:30:00";
        String end = random.nextBoolean() ? "" : "2026/06/0" + (1 + random.nextInt(2)) + " 11:00:00";
        return new Validity(start, end, zone, List.of());
    }

    private SortedMap<String, PolicyResource> resource(int depth, boolean mayExclude) {
        SortedMap<String, PolicyResource> all = new TreeMap<>();
        List<List<String>> choices = List.of(
                List.of("lake", "lake", "*", "other"),
                List.of("crm", "CRM", "hr", "*", "c*", "?r"),
                List.of("orders", "order*", "ORDER_LINES", "*s", "people", "*", "or*r*s", "p?ople"),
                List.of("id", "email", "e*", "*", "*", "?", "ph*ne", "{USER}"));
        for (int level = 0; level < depth; level++) {
            List<String> some = choices.get(level);
            Set<String> values = few(some, level == 0 ? 1 : 2);
            if (values.isEmpty()) {
                values = Set.of(pick(some));
            }
            boolean excludes = mayExclude && level > 0 && random.nextInt(8) == 0;
            all.put(RangerService.LEVELS.get(level), new PolicyResource(new TreeSet<>(values), excludes, false));
        }
        return all;
    }

    private TaggedResource tagged() {
        SortedMap<String, PolicyResource> place = new TreeMap<>();
        int depth = 2 + random.nextInt(3);
        List<List<String>> choices = List.of(List.of("lake"), SCHEMAS, TABLES, List.of("id", "email", "*", "EMAIL"));
        for (int level = 0; level < depth; level++) {
            place.put(RangerService.LEVELS.get(level), PolicyResource.of(pick(choices.get(level))));
        }
        List<String> validity =
                random.nextInt(6) == 0 ? List.of(RangerJson.write(validity().fields())) : List.of();
        return new TaggedResource(SERVICE.name(), place, pick(TAGS), new TreeMap<>(), validity);
    }

    private PolicyItem item(boolean onTag) {
        List<String> accesses = onTag ? List.of("select", "insert", "all", "show", "drop") : ACCESSES;
        Set<String> some = few(accesses, 2);
        if (some.isEmpty()) {
            some = Set.of("select");
        }
        return PolicyItem.of(
                who(),
                some.stream()
                        .map(onTag ? RangerService::inTagPolicy : one -> one)
                        .toArray(String[]::new));
    }

    private PolicyItem select(boolean onTag) {
        return PolicyItem.of(who(), onTag ? RangerService.inTagPolicy("select") : "select");
    }

    private Principals who() {
        return switch (random.nextInt(6)) {
            case 0 -> Principals.everybody();
            case 1 -> Principals.of(few(USERS, 3), few(GROUPS, 1), Set.of());
            case 2 -> Principals.of(Set.of(), Set.of(), few(ROLES, 2));
            case 3 -> Principals.of(random.nextInt(4) == 0 ? Set.of("{USER}") : few(USERS, 2), Set.of(), Set.of());
            default -> Principals.of(few(USERS, 1), few(GROUPS, 2), few(ROLES, 1));
        };
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Set<String> few(List<String> some, int most) {
        Set<String> few = new TreeSet<>();
        times(random.nextInt(most + 1), () -> few.add(pick(some)));
        return few;
    }

    private void times(int n, Runnable what) {
        for (int i = 0; i < n; i++) {
            what.run();
        }
    }
}
