package dev.weir.policy.prove;

import dev.weir.policy.access.ColumnName;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.lakeformation.LakeFormationModel;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.ranger.RangerModel;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.rows.Dialect;
import dev.weir.policy.target.TargetObject;
import java.util.List;
import java.util.function.Function;

/** What each kind of target makes of its objects. */
public final class Models {

    private Models() {}

    public static Modelled of(TargetSpec target, List<TargetObject> objects) {
        return switch (target.semantics()) {
            case RANGER -> ranger(target, objects);
            case LAKE_FORMATION -> lakeFormation(objects);
        };
    }

    private static Modelled ranger(TargetSpec target, List<TargetObject> objects) {
        RangerService service = new RangerService(
                target.setting("service").orElse(target.name()),
                target.setting("tagService").orElse(""),
                target.setting("catalog").orElse("lake"));
        List<RangerObject> all = objects.stream().map(RangerObject::of).toList();
        RangerModel model = new RangerModel(service, all);
        return new Modelled(
                model,
                RangerColumns.of(all)
                        .<Function<ColumnName, Object>>map(columns -> columns::classOf)
                        .orElse(model::classOf),
                Dialect.TRINO,
                true);
    }

    private static Modelled lakeFormation(List<TargetObject> objects) {
        List<LakeObject> all = objects.stream().map(LakeObject::of).toList();
        LakeFormationModel model = new LakeFormationModel(all);
        return new Modelled(model, new LakeFormationColumns(all)::classOf, Dialect.LAKE_FORMATION, false);
    }
}
