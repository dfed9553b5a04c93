package dev.weir.policy.desk;

import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.sandbox.SandboxObjects;
import dev.weir.policy.sandbox.SandboxTarget;
import dev.weir.policy.target.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Sandboxes, which hold the objects of the system that they play. */
@ApplicationScoped
class SandboxOnly implements PolicyTargets {

    private final SandboxObjects objects;
    private final Compilers compilers;
    private final Clock clock;

    SandboxOnly(SandboxObjects objects, Compilers compilers, Clock clock) {
        this.objects = objects;
        this.compilers = compilers;
        this.clock = clock;
    }

    @Override
    public Target of(TargetSpec spec) {
        if (spec.kind() != TargetSpec.Kind.SANDBOX) {
            throw new Refused(
                    PolicyProblem.POLICY_TARGET_UNSUPPORTED,
                    "The service speaks to sandboxes only as yet, and " + spec.name() + " is a "
                            + spec.kind()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' ') + ".");
        }
        List<String> kinds = spec.semantics() == TargetSpec.Semantics.RANGER ? RangerObject.KINDS : LakeObject.KINDS;
        return new SandboxTarget(
                spec.name(), objects, new SandboxTarget.Semantics(kinds, held -> compilers.model(spec, held)), clock);
    }
}
