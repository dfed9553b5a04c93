package dev.weir.policy.lakeformation;

import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.TargetObject;
import java.util.List;
import java.util.Map;

/** Something that Lake Formation keeps, or a right that it gives without keeping it. */
public sealed interface LakeObject permits Admin, Owner, LfTag, NamedExpression, TagAssignment, CellsFilter, Grant {

    /** In the order in which they need each other: a grant names filters, tags and expressions. */
    List<String> KINDS = List.of(
            Admin.KIND, Owner.KIND, LfTag.KIND, NamedExpression.KIND, TagAssignment.KIND, CellsFilter.KIND, Grant.KIND);

    /** Those that Weir only reads. */
    List<String> READ_ONLY = List.of(Admin.KIND, Owner.KIND);

    ObjectKey key();

    /** The fields that have a meaning; nothing that is empty or false. */
    Map<String, Object> fields();

    default String body() {
        return LakeJson.write(fields());
    }

    /** As Weir wants it. */
    default TargetObject wanted() {
        return object(true);
    }

    default TargetObject foreign() {
        return object(false);
    }

    private TargetObject object(boolean ours) {
        return new TargetObject(key(), ours, body());
    }

    /** @throws IllegalArgumentException if this is no object of Lake Formation */
    static LakeObject of(TargetObject object) {
        return of(object.key().kind(), object.body());
    }

    /** @throws IllegalArgumentException likewise */
    static LakeObject of(String kind, String body) {
        Map<String, Object> json = LakeJson.read(body);
        return switch (kind) {
            case Admin.KIND -> Admin.of(json);
            case Owner.KIND -> Owner.of(json);
            case LfTag.KIND -> LfTag.of(json);
            case NamedExpression.KIND -> NamedExpression.of(json);
            case TagAssignment.KIND -> TagAssignment.of(json);
            case CellsFilter.KIND -> CellsFilter.of(json);
            case Grant.KIND -> Grant.of(json);
            default -> throw new IllegalArgumentException("no kind of object of Lake Formation: " + kind);
        };
    }
}
