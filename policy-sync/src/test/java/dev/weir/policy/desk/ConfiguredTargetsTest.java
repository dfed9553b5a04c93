package dev.weir.policy.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.platform.testing.SingleConnections;
import dev.weir.platform.testing.TestPostgres;
import dev.weir.policy.access.Access;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.access.Show;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.lakeformation.aws.FakeLakeFormation;
import dev.weir.policy.lakeformation.store.LedgerStores;
import dev.weir.policy.plan.Plan;
import dev.weir.policy.plan.Wanted;
import dev.weir.policy.ranger.admin.FakeRangerAdmin;
import dev.weir.policy.sandbox.store.SandboxStores;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Target;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** From a document to what a Ranger Admin and a Lake Formation hold, over their own wires. */
class ConfiguredTargetsTest {

    private static final DataSource DATABASE = SingleConnections.to(TestPostgres.freshDatabase());

    private static final String DOCUMENT = """
            apiVersion: weir.dev/v1

            targets:
              - {name: trino, kind: ranger, service: lake_trino, tagService: lake_tags, catalog: lake}
              - {name: aws, kind: lake-formation, account: "%s", region: eu-central-1}

            principals:
              ana: {kind: person, targets: {aws: {iam: "arn:aws:iam::111122223333:user/ana"}}}
              eva: {kind: person, targets: {aws: {iam: "arn:aws:iam::111122223333:user/eva"}}}
              analysts: {kind: group, members: [ana], targets: {aws: {iam: "arn:aws:iam::111122223333:role/Analysts"}}}
              support: {kind: group, members: [eva], targets: {aws: {iam: "arn:aws:iam::111122223333:role/Support"}}}

            policies:
              - name: analysts-read-contacts
                to: [analysts]
                on: {names: [silver_crm.contacts]}
                columns:
                  - {names: email, show: hash}
                ifCannot: excluded
              - name: support-reads-german-contacts
                to: [support]
                on: {names: [silver_crm.contacts]}
                rows: country = 'DE'
            """.formatted(FakeLakeFormation.ACCOUNT);

    private static final Map<String, String> FILES = Map.of("policies/crm.yaml", DOCUMENT);

    private static final CatalogSnapshot CATALOG = new CatalogSnapshot(List.of(new CatalogSnapshot.Dataset(
            "silver_crm",
            "contacts",
            Set.of(),
            List.of(
                    new CatalogSnapshot.Column("id", "int64", Set.of(), false),
                    new CatalogSnapshot.Column("email", "string", Set.of(), false),
                    new CatalogSnapshot.Column("country", "string", Set.of(), false)))));

    /** As the service has it, where nothing is set but how targets are reached. */
    private record Settings(Map<String, Connection> target) implements PolicySettings {
        @Override
        public int approvals() {
            return 0;
        }

        @Override
        public int batch() {
            return 20;
        }

        @Override
        public int rounds() {
            return 6;
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration driftEvery() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration readingAge() {
            return Duration.ofMinutes(1);
        }
    }

    private record Reached(Optional<URI> url, Optional<String> user, Optional<String> password)
            implements PolicySettings.Connection {
        @Override
        public boolean createPrincipals() {
            return false;
        }
    }

    private static Workbench bench(Map<String, PolicySettings.Connection> reached) {
        Compilers compilers = new ProvenCompilers();
        Clock clock = Clock.systemUTC();
        return new Workbench(
                () -> CATALOG,
                compilers,
                new ConfiguredTargets(
                        SandboxStores.objects(DATABASE),
                        LedgerStores.ledgers(DATABASE),
                        compilers,
                        new Settings(reached),
                        clock),
                clock);
    }

    @Test
    void makesADocumentTrueInARanger() {
        try (FakeRangerAdmin admin = new FakeRangerAdmin()) {
            List.of("ana", "eva").forEach(admin::addUser);
            List.of("analysts", "support").forEach(admin::addGroup);
            Workbench bench = bench(Map.of(
                    "trino",
                    new Reached(
                            Optional.of(admin.url()),
                            Optional.of(FakeRangerAdmin.USER),
                            Optional.of(FakeRangerAdmin.PASSWORD))));

            Target target = applied(bench, "trino");

            assertThat(changed)
                    .as("what narrows is there before what it narrows")
                    .containsSubsequence(
                            "policy/lake_trino/weir:silver_crm.contacts rows",
                            "policy/lake_trino/weir:silver_crm.contacts.email mask",
                            "policy/lake_trino/weir:silver_crm.contacts select for analysts,support");

            assertThat(answer(target, "ana", "analysts", "email"))
                    .returns(true, Access::allowed)
                    .returns(Show.HASH, Access::show);
            assertThat(answer(target, "eva", "support", "email"))
                    .returns(true, Access::allowed)
                    .returns(Show.PLAIN, Access::show)
                    .returns(Set.of("country = 'DE'"), Access::rows);
            assertThat(answer(target, "mallory", "others", "email").allowed()).isFalse();
        }
    }

    @Test
    void makesADocumentTrueInALakeFormation() {
        try (FakeLakeFormation fake = new FakeLakeFormation()) {
            fake.table("silver_crm", "contacts", "id", "email", "country");
            Workbench bench = bench(Map.of(
                    "aws", new Reached(Optional.of(URI.create(fake.endpoint())), Optional.empty(), Optional.empty())));

            Target target = applied(bench, "aws");

            String analysts = "arn:aws:iam::111122223333:role/Analysts";
            assertThat(answer(target, analysts, analysts, "id").allowed()).isTrue();
            assertThat(answer(target, analysts, analysts, "email").allowed()).isFalse();
            String support = "arn:aws:iam::111122223333:role/Support";
            assertThat(answer(target, support, support, "email"))
                    .returns(true, Access::allowed)
                    .returns(Set.of("country = 'DE'"), Access::rows);
        }
    }

    @Test
    void saysWhatIsToBeSetForATargetThatItCannotReach() {
        Workbench bench = bench(Map.of());

        assertThatThrownBy(() -> bench.target(bench.read(FILES), "trino"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("weir.policy.target.trino.url");
    }

    private final List<String> changed = new ArrayList<>();

    /** Plans, makes the changes, and finds that a second plan has nothing to do. */
    private Target applied(Workbench bench, String name) {
        Workbench.Compiled compiled = bench.compile(FILES);
        assertThat(compiled.findings()).noneMatch(finding -> finding.isError());
        Wanted wanted = java.util.Objects.requireNonNull(compiled.wanted().get(name));
        Target target = bench.target(compiled.set(), name);
        Observation before = target.observe();
        assertThat(before.doubts()).isEmpty();
        Plan plan = bench.plan(target, wanted, before, Workbench.limits(compiled.set()));
        assertThat(plan.stops()).isEmpty();
        assertThat(plan.changes()).isNotEmpty();
        plan.changes().forEach(change -> changed.add(change.key().toString()));

        assertThat(target.apply(plan.changes()))
                .allSatisfy(outcome ->
                        assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.APPLIED));

        Plan second = bench.plan(target, wanted, target.observe(), Workbench.limits(compiled.set()));
        assertThat(second.changes()).isEmpty();
        assertThat(bench.target(compiled.set(), name)).isSameAs(target);
        return target;
    }

    private static Access answer(Target target, String user, String group, String column) {
        return target.model(target.observe().objects())
                .answer(new Question(
                        user,
                        Set.of(group),
                        Set.of(),
                        Action.SELECT,
                        ColumnName.column("silver_crm", "contacts", column),
                        Instant.now()));
    }
}
