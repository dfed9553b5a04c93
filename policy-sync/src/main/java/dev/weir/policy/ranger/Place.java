package dev.weir.policy.ranger;

import dev.weir.policy.ranger.CompiledPolicy.Matcher;
import java.time.Instant;
import java.util.List;

/** All policies that speak of a resource, each kind in Ranger's order. Resources with equal places have equal answers. */
record Place(
        List<OnResource> access,
        List<OnResource> masks,
        List<OnResource> filters,
        List<OnTag> tagAccess,
        List<OnTag> tagMasks) {

    /**
     * @param fits whether the policy is about the resource; if not, then Ranger's index found it all the same, and that has
     *     its effects on the order
     * @param byUser those of its resources that depend on who asks
     * @param names of the resource, if there are such
     */
    record OnResource(CompiledPolicy policy, boolean fits, List<Matcher> byUser, List<String> names) {

        boolean fits(Asker asker) {
            if (fits || byUser.isEmpty()) {
                return fits;
            }
            String[] place = names.toArray(String[]::new);
            return byUser.stream().anyMatch(matcher -> about(matcher.fit(place, asker.user())));
        }

        static boolean about(Fit fit) {
            return fit == Fit.SELF || fit == Fit.SELF_AND_ALL_BELOW;
        }
    }

    record OnTag(CompiledPolicy policy, String tag, Fit fit, List<Validity> tagged) {

        boolean applicable(Instant at) {
            return policy.applicable(at)
                    && (tagged.isEmpty() || tagged.stream().anyMatch(schedule -> schedule.holds(at)));
        }
    }
}
