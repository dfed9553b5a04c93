package dev.weir.policy.ranger.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerWorlds;
import dev.weir.policy.ranger.TagDefinition;
import dev.weir.policy.ranger.TaggedResource;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What was applied is observed as it was wanted, so that a second plan is empty; what was not is not there. */
class SecondPlanPropertyTest {

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void isEmptyAfterAnApply(@ForAll("worlds") long world) {
        RangerWorlds worlds = new RangerWorlds(new Random(world));
        try (FakeRangerAdmin fake = new FakeRangerAdmin()) {
            RangerWorlds.USERS.forEach(fake::addUser);
            RangerWorlds.GROUPS.forEach(fake::addGroup);
            RangerAdminTarget target = new RangerAdminTarget(RangerWorlds.SERVICE, fake.connection(), false);
            for (int round = 0; round < 2; round++) {
                Map<ObjectKey, String> before = ours(target.observe());
                List<Outcome> outcomes = target.apply(changes(before, inOrder(worlds.objects(), target.kinds())));
                Observation after = target.observe();

                assertThat(after.complete()).isTrue();
                Map<ObjectKey, String> there = ours(after);
                for (Outcome outcome : outcomes) {
                    assertThat(outcome.result()).as(outcome.toString()).isNotEqualTo(Result.UNKNOWN);
                    Optional<String> expected = outcome.result() == Result.APPLIED
                            ? outcome.change().after()
                            : outcome.change().before();
                    assertThat(Optional.ofNullable(there.get(outcome.change().key())))
                            .as(outcome.toString())
                            .isEqualTo(expected);
                }
                assertThat(outcomes)
                        .filteredOn(outcome -> outcome.result() == Result.APPLIED)
                        .isNotEmpty();
            }
        }
    }

    @Provide
    Arbitrary<Long> worlds() {
        return Arbitraries.longs();
    }

    private static List<RangerObject> inOrder(List<RangerObject> objects, List<String> kinds) {
        Map<ObjectKey, RangerObject> all = new HashMap<>();
        for (RangerObject object : objects) {
            all.put(object.key(), object);
            if (object instanceof TaggedResource tagged) {
                TagDefinition definition = TagDefinition.owned(tagged.tag());
                all.put(definition.key(), definition);
            }
        }
        List<RangerObject> ordered = new ArrayList<>(all.values());
        ordered.sort(Comparator.comparing(
                        (RangerObject object) -> kinds.indexOf(object.key().kind()))
                .thenComparing(RangerObject::key));
        return ordered;
    }

    /** Makes and changes; takes away nothing that others may need. */
    private static List<Change> changes(Map<ObjectKey, String> before, List<RangerObject> wanted) {
        List<Change> changes = new ArrayList<>();
        for (RangerObject object : wanted) {
            Optional<String> now = Optional.ofNullable(before.get(object.key()));
            if (!now.equals(Optional.of(object.body()))) {
                changes.add(new Change(object.key(), now, Optional.of(object.body())));
            }
        }
        return changes;
    }

    private static Map<ObjectKey, String> ours(Observation observation) {
        Map<ObjectKey, String> all = new HashMap<>();
        observation.objects().stream()
                .filter(TargetObject::ours)
                .forEach(object -> all.put(object.key(), object.body()));
        return all;
    }
}
