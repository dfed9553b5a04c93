package dev.weir.policy.ranger.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.ranger.FoundUser;
import dev.weir.policy.ranger.Mark;
import dev.weir.policy.ranger.PolicyItem;
import dev.weir.policy.ranger.PolicyResource;
import dev.weir.policy.ranger.Principals;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerPolicy;
import dev.weir.policy.ranger.RangerRole;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.ranger.TagDefinition;
import dev.weir.policy.ranger.TaggedResource;
import dev.weir.policy.ranger.Validity;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.TargetObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every Ranger Admin does for Weir. The same cases run against the fake and against a real one. */
abstract class RangerTargetContract {
    private static final String SCHEMA = "weir_contract";

    /** With the users {@code alice} and {@code bob}, the group {@code analysts}, and nothing of Weir's. */
    abstract RangerService service();

    abstract AdminConnection connection();

    private RangerAdminTarget target() {
        return new RangerAdminTarget(service(), connection(), false);
    }

    @Test
    void readsWhatSomebodyElseMadeAndDoesNotTakeItForOurs() {
        Observation observation = target().observe();

        assertThat(observation.doubts()).isEmpty();
        assertThat(observation.objects())
                .filteredOn(object ->
                        object.key().name().equals(service().name() + "/all - catalog, schema, table, column"))
                .hasSize(1)
                .noneMatch(TargetObject::ours);
        assertThat(observation.objects())
                .filteredOn(object -> object.key().kind().equals("user"))
                .extracting(object -> object.key().name())
                .contains("alice", "bob");
    }

    @Test
    void keepsPoliciesOfEachKindAsTheyWereWanted() {
        List<RangerObject> wanted = List.of(
                access("access").build(),
                RangerPolicy.mask(service().name(), name("mask"))
                        .on("catalog", PolicyResource.of("lake"))
                        .on("schema", PolicyResource.of(SCHEMA))
                        .on("table", PolicyResource.of("masked"))
                        .on("column", PolicyResource.of("a", "b"))
                        .mask(select("alice"), "MASK_NONE", "")
                        .mask(analysts(), "CUSTOM", "substr({col}, 1, 2)")
                        .build(),
                RangerPolicy.rowFilter(service().name(), name("rows"))
                        .on("catalog", PolicyResource.of("lake"))
                        .on("schema", PolicyResource.of(SCHEMA))
                        .on("table", PolicyResource.of("filtered"))
                        .filter(analysts(), "region = 'EU'")
                        .build(),
                RangerPolicy.access(service().tagService(), name("on a tag"))
                        .onTag("WEIR_CONTRACT")
                        .overriding()
                        .valid(Validity.until(Instant.parse("2030-01-01T00:00:00Z")))
                        .description("until then")
                        .deny(PolicyItem.of(Principals.everybody(), "trino:select"))
                        .denyException(PolicyItem.of(users("alice"), "trino:select"))
                        .build());

        assertThat(results(create(wanted))).containsOnly(Result.APPLIED);

        assertThat(ours()).containsExactlyInAnyOrderElementsOf(bodies(wanted));
        assertThat(results(create(wanted))).as("once more").containsOnly(Result.APPLIED);
        assertThat(results(delete(wanted))).containsOnly(Result.APPLIED);
        assertThat(ours()).isEmpty();
        assertThat(results(delete(wanted))).as("once more").containsOnly(Result.APPLIED);
    }

    @Test
    void changesAPolicyAndKeepsItsMark() {
        RangerPolicy before = access("changing").build();
        create(List.of(before));
        RangerPolicy after =
                access("changing").allow(select("bob")).description("and Bob").build();

        List<Outcome> outcomes = target().apply(List.of(change(before, after)));

        assertThat(results(outcomes)).containsOnly(Result.APPLIED);
        assertThat(ours()).containsExactly(after.body());
        delete(List.of(after));
    }

    @Test
    void refusesAPlanThatIsNoLongerTrue() {
        RangerPolicy before = access("stale").build();
        RangerPolicy other = access("stale").allow(select("bob")).build();
        create(List.of(other));

        List<Outcome> outcomes = target().apply(List.of(
                change(before, access("stale").description("wanted").build()),
                new Change(before.key(), Optional.of(before.body()), Optional.empty())));

        assertThat(results(outcomes)).containsOnly(Result.REJECTED);
        assertThat(ours()).containsExactly(other.body());
        delete(List.of(other));
    }

    @Test
    void leavesSomebodyElsesPolicyAlone() {
        AdminClient client = new AdminClient(connection());
        RangerPolicy foreign = access("foreign").build();
        Map<String, Object> json = new TreeMap<>(foreign.fields());
        assertThat(client.post("/service/public/v2/api/policy", json).ok()).isTrue();

        List<Outcome> outcomes = target().apply(List.of(
                change(foreign, access("foreign").description("taken").build()),
                new Change(foreign.key(), Optional.of(foreign.body()), Optional.empty())));

        assertThat(results(outcomes)).containsOnly(Result.REJECTED);
        assertThat(outcomes.get(0).reason()).contains("somebody else");
        assertThat(client.delete("/service/public/v2/api/policy?servicename="
                                + service().name() + "&policyname=" + AdminClient.encode(foreign.name()))
                        .ok())
                .isTrue();
    }

    @Test
    void saysWhyTheAdminRefuses() {
        RangerPolicy first = access("first").build();
        create(List.of(first));

        assertThat(create(List.of(access("second").build())).get(0).reason())
                .contains("3010", "adopt or remove the other");
        assertThat(create(List.of(access("ghost")
                                .on("table", PolicyResource.of("other"))
                                .allow(select("no_such_user"))
                                .build()))
                        .get(0)
                        .reason())
                .contains("no_such_user", "create the principal");
        delete(List.of(first));
    }

    @Test
    void refusesWhatAnEngineWouldIgnore() {
        Map<String, Object> conditional =
                new TreeMap<>(access("conditional").build().fields());
        conditional.put("conditions", List.of(Map.of("type", "expression", "values", List.of("1 == 2"))));

        List<Outcome> outcomes = create(List.of(
                RangerPolicy.of(conditional),
                RangerPolicy.rowFilter(service().name(), name("empty"))
                        .filter(analysts(), " ")
                        .build(),
                RangerPolicy.access(service().name(), name("mute")).build()));

        assertThat(results(outcomes)).containsOnly(Result.REJECTED);
        assertThat(ours()).isEmpty();
    }

    @Test
    void keepsARoleAndDoesNotTakeItAwayFromThoseWhoUseIt() {
        RangerRole role = RangerRole.owned("weir_contract", "", users("alice"));
        RangerRole wider = RangerRole.owned(
                "weir_contract", "wider", Principals.of(Set.of("alice", "bob"), Set.of("analysts"), Set.of()));
        RangerPolicy user = access("with role")
                .allow(PolicyItem.of(Principals.of(Set.of(), Set.of(), Set.of("weir_contract")), "select"))
                .build();

        assertThat(results(create(List.of(role)))).containsOnly(Result.APPLIED);
        assertThat(results(target().apply(List.of(change(role, wider))))).containsOnly(Result.APPLIED);
        assertThat(results(create(List.of(user)))).containsOnly(Result.APPLIED);
        assertThat(delete(List.of(wider)).get(0))
                .returns(Result.REJECTED, Outcome::result)
                .extracting(Outcome::reason)
                .asString()
                .contains("referenced in one or more policies");
        assertThat(results(delete(List.of(user, wider)))).containsOnly(Result.APPLIED);
        assertThat(ours()).isEmpty();
    }

    @Test
    void tagsAColumnBesidesTheTagsOfOthers() {
        List<RangerObject> wanted = List.of(
                TagDefinition.owned("WEIR_ONE"),
                TagDefinition.owned("WEIR_TWO"),
                tagged("WEIR_ONE"),
                tagged("WEIR_TWO"));
        AdminClient client = new AdminClient(connection());
        client.put(Tagging.path(service()), foreignTag("set"));

        assertThat(results(create(wanted))).containsOnly(Result.APPLIED);

        assertThat(ours()).containsExactlyInAnyOrderElementsOf(bodies(wanted));
        assertThat(foreignTags()).isEqualTo(1);
        List<RangerObject> reversed = new ArrayList<>(wanted);
        Collections.reverse(reversed);
        assertThat(results(delete(reversed))).containsOnly(Result.APPLIED);
        assertThat(ours()).isEmpty();
        assertThat(foreignTags()).isEqualTo(1);
        client.put(Tagging.path(service()), foreignTag("delete"));
    }

    @Test
    void doesNotBelieveThe204OfTags() {
        TaggedResource nowhere = TaggedResource.owned(service().name(), Map.of("database", "x"), "WEIR_CONTRACT");

        List<Outcome> outcomes = create(List.of(nowhere));

        assertThat(outcomes.get(0))
                .returns(Result.REJECTED, Outcome::result)
                .extracting(Outcome::reason)
                .asString()
                .contains("did not keep them");
    }

    @Test
    void doesNotWriteUsersAndGroups() {
        FoundUser user = new FoundUser("zoe", new TreeSet<>());

        assertThat(results(create(List.of(user)))).containsExactly(Result.REJECTED);
    }

    private RangerPolicy.Builder access(String name) {
        return RangerPolicy.access(service().name(), name(name))
                .on("catalog", PolicyResource.of("lake"))
                .on("schema", PolicyResource.of(SCHEMA))
                .on("table", PolicyResource.of("zz", "aa"))
                .on("column", PolicyResource.of("*"))
                .allow(analysts())
                .deny(PolicyItem.of(users("alice"), "insert", "delete"));
    }

    private static String name(String purpose) {
        return Mark.policyName("contract: " + purpose);
    }

    private static Principals users(String... names) {
        return Principals.of(Set.of(names), Set.of(), Set.of());
    }

    private static PolicyItem select(String user) {
        return PolicyItem.of(users(user), "select");
    }

    private static PolicyItem analysts() {
        return PolicyItem.of(Principals.of(Set.of(), Set.of("analysts"), Set.of()), "select");
    }

    private TaggedResource tagged(String tag) {
        return TaggedResource.owned(
                service().name(),
                Map.of("catalog", "lake", "schema", SCHEMA, "table", "tagged", "column", "email"),
                tag);
    }

    private Map<String, Object> foreignTag(String op) {
        Map<String, Object> elements = Map.of(
                "catalog", Map.of("values", List.of("lake")),
                "schema", Map.of("values", List.of(SCHEMA)),
                "table", Map.of("values", List.of("tagged")),
                "column", Map.of("values", List.of("email")));
        return Map.of(
                "op", op,
                "serviceName", service().name(),
                "tagDefinitions", Map.of("0", Map.of("name", "THEIRS", "source", "atlas")),
                "tags", Map.of("0", Map.of("type", "THEIRS", "attributes", Map.of("level", "high"))),
                "serviceResources", List.of(Map.of("id", 0, "resourceElements", elements)),
                "resourceToTagIds", Map.of("0", List.of(0)));
    }

    private long foreignTags() {
        return target().observe().objects().stream()
                .filter(object -> object.key().name().endsWith("#THEIRS"))
                .filter(object -> object.body().contains("high") && !object.ours())
                .count();
    }

    private List<Outcome> create(List<? extends RangerObject> wanted) {
        return target().apply(wanted.stream()
                .map(one -> new Change(one.key(), Optional.empty(), Optional.of(one.body())))
                .toList());
    }

    private List<Outcome> delete(List<? extends RangerObject> there) {
        return target().apply(there.stream()
                .map(one -> new Change(one.key(), Optional.of(one.body()), Optional.empty()))
                .toList());
    }

    private static Change change(RangerObject before, RangerObject after) {
        return new Change(after.key(), Optional.of(before.body()), Optional.of(after.body()));
    }

    private List<String> ours() {
        return target().observe().objects().stream()
                .filter(TargetObject::ours)
                .map(TargetObject::body)
                .toList();
    }

    private static List<String> bodies(List<? extends RangerObject> objects) {
        return objects.stream().map(RangerObject::body).toList();
    }

    private static List<Result> results(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::result).toList();
    }
}
