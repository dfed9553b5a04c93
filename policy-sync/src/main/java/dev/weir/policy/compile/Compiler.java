package dev.weir.policy.compile;

import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.Intent;

/** Makes objects of intents; pure. */
public final class Compiler {

    private Compiler() {}

    /** @param intent for this target */
    public static Compilation compile(Intent intent, TargetSpec target) {
        return switch (target.semantics()) {
            case RANGER -> new RangerCompiler(intent, target).compile();
            case LAKE_FORMATION -> new LakeFormationCompiler(intent, target).compile();
        };
    }
}
