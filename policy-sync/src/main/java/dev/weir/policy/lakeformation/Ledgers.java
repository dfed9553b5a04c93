package dev.weir.policy.lakeformation;

/** The ledgers of all targets. */
public interface Ledgers {

    /** @param target by its name in the documents */
    Ledger of(String target);
}
