package dev.weir.policy.lakeformation.aws;

import dev.weir.policy.lakeformation.Ledger;
import dev.weir.policy.target.ObjectKey;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A ledger that lasts as long as a test. */
public final class LedgerInMemory implements Ledger {
    private final Set<ObjectKey> made = new ConcurrentSkipListSet<>();

    @Override
    public Set<ObjectKey> made() {
        return Set.copyOf(made);
    }

    @Override
    public void keep(Collection<ObjectKey> keys) {
        made.addAll(keys);
    }

    @Override
    public void forget(Collection<ObjectKey> keys) {
        made.removeAll(keys);
    }
}
