package dev.weir.policy.lakeformation;

import dev.weir.policy.target.ObjectKey;
import java.util.Collection;
import java.util.Set;

/**
 * Which objects Weir made. Lake Formation has no place for a mark, so this is what tells ours from foreign ones. Safe for many
 * threads.
 */
public interface Ledger {

    Set<ObjectKey> made();

    /** Kept before the call that makes them: what is made and not kept would be foreign for ever. Twice is harmless. */
    void keep(Collection<ObjectKey> keys);

    /** Forgotten after the call that took them away, or that was refused. Twice is harmless. */
    void forget(Collection<ObjectKey> keys);
}
