package dev.weir.policy.desk;

import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.target.Target;

/** The systems that documents name. */
public interface PolicyTargets {

    /** @throws Refused if Weir cannot speak to it, and why */
    Target of(TargetSpec spec);
}
