package dev.weir.policy.prove;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.Principal;
import dev.weir.policy.document.TargetSpec;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who asks.
 *
 * @param name for people
 * @param subject names of principals
 */
public record Asking(String name, Set<String> subject, String user, Set<String> groups, Set<String> roles) {

    /** Whoever is all of these. The user is made up if none of them is a person that the target knows. */
    public static Asking of(PolicySet set, TargetSpec target, String name, Set<String> subject) {
        String user = "";
        Set<String> groups = new TreeSet<>();
        Set<String> roles = new TreeSet<>();
        for (String principal : subject) {
            Principal found = set.principals().get(principal);
            Principal.Identity identity =
                    found == null ? null : found.identity(target).orElse(null);
            if (identity == null) {
                continue;
            }
            switch (identity.kind()) {
                case "group", "identityCenter" -> groups.add(identity.value());
                case "role" -> roles.add(identity.value());
                default -> {
                    if (user.isEmpty()) {
                        user = identity.value();
                    } else {
                        roles.add(identity.value());
                    }
                }
            }
        }
        return new Asking(name, subject, user.isEmpty() ? "somebody who is " + name : user, groups, roles);
    }

    public Question question(Action action, ColumnName column, Instant at) {
        return new Question(user, groups, roles, action, column, at);
    }
}
