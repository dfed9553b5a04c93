package dev.weir.policy.ranger;

import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.TargetObject;
import java.util.List;
import java.util.Map;

/** Something that a Ranger Admin keeps. Its canonical body uses Ranger's own field names. */
public sealed interface RangerObject
        permits FoundUser, FoundGroup, RangerRole, TagDefinition, TaggedResource, RangerPolicy {

    /** In the order in which they need each other: a policy names roles, users, groups and tags. */
    List<String> KINDS = List.of(
            FoundUser.KIND,
            FoundGroup.KIND,
            RangerRole.KIND,
            TagDefinition.KIND,
            TaggedResource.KIND,
            RangerPolicy.KIND);

    ObjectKey key();

    /** The fields that have a meaning, by Ranger's names; nothing that equals its default. */
    Map<String, Object> fields();

    default String body() {
        return RangerJson.write(fields());
    }

    /** As Weir wants it: with our mark. */
    default TargetObject wanted() {
        return new TargetObject(key(), true, body());
    }

    default TargetObject foreign() {
        return new TargetObject(key(), false, body());
    }

    /** Masks and row filters stand before what they narrow is let in. */
    static int turn(Change change) {
        if (!change.key().kind().equals(RangerPolicy.KIND)) {
            return 0;
        }
        String body = change.after().or(change::before).orElseThrow();
        return RangerPolicy.of(RangerJson.read(body)).type() == PolicyType.ACCESS ? 1 : 0;
    }

    /** @throws IllegalArgumentException if this is no object of a Ranger target */
    static RangerObject of(TargetObject object) {
        Map<String, Object> body = RangerJson.read(object.body());
        return switch (object.key().kind()) {
            case FoundUser.KIND -> FoundUser.of(body);
            case FoundGroup.KIND -> FoundGroup.of(body);
            case RangerRole.KIND -> RangerRole.of(body);
            case TagDefinition.KIND -> TagDefinition.of(body);
            case TaggedResource.KIND -> TaggedResource.of(body);
            case RangerPolicy.KIND -> RangerPolicy.of(body);
            default -> throw new IllegalArgumentException("no object of a Ranger: " + object.key());
        };
    }
}
