package dev.weir.policy.document;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets something.
 *
 * @param members names of principals that belong to it; empty if it is not said who
 * @param closed whether {@code members} are all there are, so that nobody else is in it
 * @param identities who that is, by target
 */
public record Principal(
        String name, Kind kind, Set<String> members, boolean closed, Map<String, Identity> identities, Place place) {
    public Principal {
        members = Set.copyOf(members);
        identities = Map.copyOf(identities);
    }

    public enum Kind {
        PERSON,
        GROUP,
        ROLE
    }

    /**
     * @param kind {@code user}, {@code group} or {@code role} of Ranger; {@code iam}, {@code identityCenter} or {@code saml} of
     *     Lake Formation
     */
    public record Identity(String kind, String value) {}

    /** As declared; a Ranger without a declaration knows the principal by its name and kind. */
    public Optional<Identity> identity(TargetSpec target) {
        Identity declared = identities.get(target.name());
        if (declared != null) {
            return Optional.of(declared);
        }
        return target.semantics() == TargetSpec.Semantics.RANGER
                ? Optional.of(new Identity(kind == Kind.PERSON ? "user" : kind == Kind.GROUP ? "group" : "role", name))
                : Optional.empty();
    }
}
