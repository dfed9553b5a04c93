package dev.weir.policy.lakeformation;

import dev.weir.policy.lakeformation.LakeJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * What somebody may do to something. All that one principal has on one resource is one grant, whatever calls it came from.
 *
 * @param principal an ARN, an account, or {@link #IAM_ALLOWED_PRINCIPALS}
 * @param permissions without {@link Permissions#ALL}, which Lake Formation writes out
 * @param grantable those of {@code permissions} that the principal may give to others
 */
public record Grant(String principal, Resource resource, SortedSet<String> permissions, SortedSet<String> grantable)
        implements LakeObject {

    public static final String KIND = "lf-grant";

    /** Everybody whom IAM lets. While it holds a grant on something, Lake Formation protects nothing of it. */
    public static final String IAM_ALLOWED_PRINCIPALS = "IAM_ALLOWED_PRINCIPALS";

    public Grant {
        if (permissions.isEmpty() || !permissions.containsAll(grantable)) {
            throw new IllegalArgumentException("a grant to " + principal + " on " + resource + " of " + permissions
                    + ", to be given on: " + grantable);
        }
        permissions = Sorted.copy(permissions);
        grantable = Sorted.copy(grantable);
    }

    /** One that cannot be given on. */
    public static Grant of(String principal, Resource resource, Set<String> permissions) {
        return new Grant(principal, resource, Sorted.copy(permissions), Sorted.copy(Set.of()));
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, Names.bounded(principal + " on " + resource));
    }

    static Grant of(Map<String, Object> json) {
        return new Grant(
                LakeJson.text(json, "principal"),
                Resource.of(LakeJson.map(json.get("resource"))),
                LakeJson.texts(json.get("permissions")),
                LakeJson.texts(json.get("grantable")));
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields()
                .put("principal", principal)
                .put("resource", resource.fields())
                .put("permissions", permissions)
                .put("grantable", grantable)
                .all();
    }
}
