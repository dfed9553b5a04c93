package dev.weir.policy.lakeformation;

import dev.weir.policy.target.TargetObject;
import java.util.List;

/** Finds what Lake Formation does not protect, so that nobody calls it protected. */
public final class Unprotected {
    private Unprotected() {}

    /** One line, in words for people, for each resource on which everybody whom IAM lets holds a grant. */
    public static List<String> of(List<TargetObject> objects) {
        return objects.stream()
                .filter(object -> object.key().kind().equals(Grant.KIND))
                .map(object -> (Grant) LakeObject.of(object))
                .filter(grant -> grant.principal().equals(Grant.IAM_ALLOWED_PRINCIPALS))
                .map(grant -> "not protected: " + grant.resource() + ": " + Grant.IAM_ALLOWED_PRINCIPALS
                        + " holds a grant on it, so only IAM decides; revoke that grant first")
                .sorted()
                .toList();
    }
}
