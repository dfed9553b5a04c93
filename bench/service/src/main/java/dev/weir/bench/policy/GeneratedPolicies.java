package dev.weir.bench.policy;

import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.intent.CatalogSnapshot.Column;
import dev.weir.policy.intent.CatalogSnapshot.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The documents of a company: 400 people in 100 groups, 40 domains, two thousand policies. Most speak of tags, a quarter of single
 * tables; of these a third shows some columns masked, and a fifth shows some rows only.
 */
final class GeneratedPolicies {

    static final int PRINCIPALS = 500;
    static final int POLICIES = 2_000;
    static final int TABLES = 5_000;
    static final int COLUMNS_OF_TABLE = 20;

    private static final int GROUPS = 100;
    private static final int DATABASES = 100;
    private static final int DOMAINS = 40;
    private static final List<String> PII = List.of("email", "phone", "name", "address", "iban");
    private static final List<String> SENSITIVITIES = List.of("secret", "confidential", "internal", "public");

    private GeneratedPolicies() {}

    static CatalogSnapshot catalog() {
        Random random = new Random(1);
        List<Dataset> datasets = new ArrayList<>();
        for (int table = 0; table < TABLES; table++) {
            List<Column> columns = new ArrayList<>();
            columns.add(new Column("country", "string", Set.of(), false));
            columns.add(new Column("day", "date", Set.of(), true));
            while (columns.size() < COLUMNS_OF_TABLE) {
                Set<String> tags = random.nextInt(10) == 0 ? Set.of("pii." + any(random, PII)) : Set.of();
                columns.add(
                        new Column("c" + columns.size(), columns.size() % 3 == 0 ? "bigint" : "string", tags, false));
            }
            datasets.add(new Dataset(database(table), "t" + table, Set.of(), columns));
        }
        return new CatalogSnapshot(datasets);
    }

    private static String database(int table) {
        return "db" + table % DATABASES;
    }

    static String document() {
        Random random = new Random(2);
        StringBuilder text = new StringBuilder("""
                apiVersion: weir.dev/v1
                targets:
                  - {name: ranger, kind: ranger, service: lake_trino, catalog: lake}
                  - {name: aws, kind: lake-formation}
                """);
        text.append("tags:\n  pii: {values: [").append(String.join(", ", PII)).append("]}\n");
        text.append("  sensitivity: {strictest: [")
                .append(String.join(", ", SENSITIVITIES))
                .append("]}\n");
        text.append("  domain:\n    values: [d0");
        for (int domain = 1; domain < DOMAINS; domain++) {
            text.append(", d").append(domain);
        }
        text.append("]\nassign:\n");
        for (int database = 0; database < DATABASES; database++) {
            text.append("  - {on: db%d, tags: {domain: d%d, sensitivity: %s}}\n"
                    .formatted(database, database % DOMAINS, any(random, SENSITIVITIES)));
        }
        principals(random, text);
        text.append("policies:\n");
        for (int policy = 0; policy < POLICIES; policy++) {
            policy(random, policy, text);
        }
        return text.toString();
    }

    private static void principals(Random random, StringBuilder text) {
        text.append("principals:\n");
        for (int person = 0; person < PRINCIPALS - GROUPS; person++) {
            text.append("  p%d: {kind: person, targets: {aws: {iam: 'arn:aws:iam::1:user/p%d'}}}\n"
                    .formatted(person, person));
        }
        for (int group = 0; group < GROUPS; group++) {
            Set<String> members = new TreeSet<>();
            for (int member = 0; member < 10; member++) {
                members.add("p" + random.nextInt(PRINCIPALS - GROUPS));
            }
            text.append("  g%d: {kind: group, members: [%s], targets: {aws: {iam: 'arn:aws:iam::1:role/g%d'}}}\n"
                    .formatted(group, String.join(", ", members), group));
        }
    }

    private static void policy(Random random, int policy, StringBuilder text) {
        String to = "g" + random.nextInt(GROUPS) + (random.nextBoolean() ? ", g" + random.nextInt(GROUPS) : "");
        text.append("  - {name: policy-%d, to: [%s], ifCannot: excluded, ".formatted(policy, to));
        int kind = random.nextInt(20);
        int table = random.nextInt(TABLES);
        if (kind < 15) {
            text.append("on: {tags: {domain: d%d, sensitivity: [%s]}}"
                    .formatted(random.nextInt(DOMAINS), kind < 8 ? "public, internal" : any(random, SENSITIVITIES)));
        } else {
            text.append("on: {names: [%s.t%d]}".formatted(database(table), table));
        }
        if (kind == 15 || kind == 16) {
            text.append(", columns: [{tags: {pii: [email, phone]}, show: hash}, {tags: {pii: iban}, show: last4}]");
        }
        if (kind == 17) {
            text.append(", rows: \"country = '%s'\"".formatted(any(random, List.of("DE", "FR", "PL"))));
        }
        text.append("}\n");
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
