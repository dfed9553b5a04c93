package dev.weir.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Compiled;
import dev.weir.policy.Lakes;
import dev.weir.policy.PolicyCompiler;
import dev.weir.policy.access.Show;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.PolicyFault;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * Random documents over random catalogs: whatever the compiler accepts, the law holds. The prover asks the targets' own models,
 * which are held against the real systems elsewhere.
 */
class LawProperties {

    private static final List<String> PEOPLE = List.of("ana", "ben", "eva", "tom");
    private static final List<String> GROUPS = List.of("red", "blue", "green", "open");
    private static final List<String> TABLES = List.of("a.t", "a.u", "b.t");
    private static final List<String> ROWS = List.of(
            "c1 = 'x'",
            "c1 = 'y'",
            "c2 > 5",
            "c1 = 'x' or c2 > 5",
            "c1 is not null",
            "not (c1 = 'x')",
            "c1 in ('x', 'y')");

    @Property(tries = 3000)
    void whatIsAcceptedIsWithinTheIntent(@ForAll long seed) {
        Random random = new Random(seed);
        String text = document(random);
        PolicySet set = PolicySet.read(Map.of("p.yaml", text));
        CatalogSnapshot catalog = catalog(random);
        for (TargetSpec target : set.targets()) {
            Compiled compiled = PolicyCompiler.compile(set, catalog, target, Lakes.NOW, Optional.empty());

            assertThat(compiled.problems().stream().filter(problem -> problem.fault() == PolicyFault.POLICY_LAW_BROKEN))
                    .as(text)
                    .isEmpty();
            boolean refused = Finding.anyError(compiled.problems());
            Statistics.label(target.name()).collect(refused ? "refused" : "accepted");
        }
    }

    /** Columns that the documents' writer took for alike are asked one by one. */
    @Property(tries = 300)
    void classesOfColumnsHideNothing(@ForAll long seed) {
        Random random = new Random(seed);
        PolicySet set = PolicySet.read(Map.of("p.yaml", document(random)));
        CatalogSnapshot catalog = catalog(random);
        for (TargetSpec target : set.targets()) {
            Compiled compiled = PolicyCompiler.compile(set, catalog, target, Lakes.NOW, Optional.empty());
            if (Finding.anyError(compiled.problems())) {
                continue;
            }
            Modelled modelled = Models.of(target, compiled.objects());
            int[] column = {0};
            Proof one = Prover.prove(
                    compiled.intent(),
                    target,
                    new Modelled(modelled.model(), name -> column[0]++, modelled.dialect(), modelled.endsGrants()),
                    Lakes.NOW);

            assertThat(one.holds()).isTrue();
            assertThat(one.classes()).isEqualTo((int) one.columns());
        }
    }

    private static String document(Random random) {
        StringBuilder text = new StringBuilder("""
                apiVersion: weir.dev/v1
                targets:
                  - {name: ranger, kind: sandbox, semantics: ranger}
                  - {name: aws, kind: sandbox, semantics: lake-formation}
                tags:
                  k: {strictest: [high, low]}
                  pii: {values: [email, name], propagates: lineage}
                """);
        text.append("assign:\n");
        for (int i = 0; i < 4; i++) {
            text.append("  - {on: %s, tags: {%s}}\n"
                    .formatted(
                            any(random, List.of("a", "b", "a.t", "a.t.c1", "b.t.c3", "a.*.c2", "a.u")),
                            any(random, List.of("k: high", "k: low", "pii: email", "pii: name, k: low"))));
        }
        text.append("principals:\n");
        for (String person : PEOPLE) {
            text.append("  %s: {kind: person, targets: {aws: {iam: '%s'}}}\n".formatted(person, arn("user", person)));
        }
        for (String group : GROUPS) {
            List<String> members = some(random, group.equals("green") ? List.of("ana", "red") : PEOPLE);
            String listed = group.equals("open") ? "" : ", members: [" + String.join(", ", members) + "]";
            text.append("  %s: {kind: %s%s, targets: {aws: {iam: '%s'}}}\n"
                    .formatted(group, random.nextBoolean() ? "group" : "role", listed, arn("role", group)));
        }
        text.append("policies:\n");
        int policies = 1 + random.nextInt(5);
        for (int i = 0; i < policies; i++) {
            policy(random, i, text);
        }
        return text.toString();
    }

    private static void policy(Random random, int i, StringBuilder text) {
        List<String> who = new ArrayList<>(GROUPS);
        who.addAll(PEOPLE.subList(0, 2));
        text.append("  - name: p").append(i).append('\n');
        text.append("    to: [")
                .append(String.join(", ", atLeastOne(random, who)))
                .append("]\n");
        text.append("    on: ").append(on(random)).append('\n');
        if (random.nextInt(4) == 0) {
            text.append("    except: ").append(on(random)).append('\n');
        }
        if (random.nextInt(3) == 0) {
            text.append("    columns:\n");
            for (int rule = 0; rule <= random.nextInt(2); rule++) {
                text.append("      - {%s, show: %s}\n"
                        .formatted(
                                any(
                                        random,
                                        List.of(
                                                "names: c1",
                                                "names: [c2, c3]",
                                                "tags: {pii: email}",
                                                "tags: {k: high}")),
                                any(random, List.of(Show.values())).name().toLowerCase(java.util.Locale.ROOT)));
            }
        }
        if (random.nextInt(3) == 0) {
            text.append("    rows: \"").append(any(random, ROWS)).append("\"\n");
        }
        if (random.nextInt(5) == 0) {
            text.append("    combine: restrict\n");
        } else if (random.nextInt(5) == 0) {
            text.append("    allow: [select, insert]\n");
        }
        if (random.nextInt(4) == 0) {
            text.append("    until: ")
                    .append(any(random, List.of("2026-12-31", "2027-06-30")))
                    .append('\n');
        }
        if (random.nextInt(3) > 0) {
            text.append("    ifCannot: excluded\n");
        }
    }

    private static String on(Random random) {
        return any(
                random,
                List.of(
                        "{names: [a.t]}",
                        "{names: ['a.*', b.t.c1]}",
                        "{names: ['*.t']}",
                        "{tags: {k: low}}",
                        "{tags: {k: [high, low]}}",
                        "{tags: {pii: email}}",
                        "{names: [a], tags: {k: high}}"));
    }

    private static CatalogSnapshot catalog(Random random) {
        return new CatalogSnapshot(TABLES.stream()
                .map(name -> Lakes.table(
                        name.substring(0, 1),
                        name.substring(2),
                        random.nextInt(6) == 0
                                ? "c3 string, c4 date"
                                : "c1 string, c2 int, c3 string, c4 date"
                                        + (random.nextBoolean() ? ", c5 timestamp" : "")))
                .toList());
    }

    private static String arn(String kind, String name) {
        return "arn:aws:iam::123456789012:" + kind + "/" + name;
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<String> some(Random random, List<String> all) {
        return all.stream().filter(one -> random.nextInt(3) == 0).toList();
    }

    private static List<String> atLeastOne(Random random, List<String> all) {
        List<String> some = some(random, all);
        return some.isEmpty() ? List.of(any(random, all)) : some;
    }
}
