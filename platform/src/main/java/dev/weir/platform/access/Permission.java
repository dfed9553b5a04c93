package dev.weir.platform.access;

/** What an actor may be allowed to do. */
public enum Permission {
    /** See datasets, schemas, statistics, crawls, rulesets, verdicts: metadata, no data. */
    VIEW,
    /** See rows of data, such as the failing rows of a batch. */
    VIEW_ROWS,
    RUN_CRAWLS,
    EDIT_RULESETS,
    /** Write what people say of data: terms, domains, owners, descriptions, certification, metrics, features. */
    EDIT_WORDS,
    /** Change who sees a dataset. */
    EDIT_VISIBILITY,
    SUBMIT_BATCHES,
    /** See the values that are masked because their columns carry sensitive tags. */
    REVEAL_VALUES,
    /** Decide what becomes of rows in quarantine. */
    RELEASE_BATCHES,
    CLOSE_INCIDENTS,
    /** Have a webhook's dead deliveries sent again. */
    RETRY_WEBHOOKS,
    /** Claim runs and report on them, as a worker does. */
    WORK,
    /** Send OpenLineage events. */
    SEND_LINEAGE,
    /** Replay or discard lineage events that could not be taken. */
    HANDLE_DEAD_LETTERS,
    /** Hand in policy documents, plan what they change, approve plans of others. */
    PLAN_POLICIES,
    /** Make a plan true where access is enforced. */
    APPLY_POLICIES,
    VIEW_AUDIT,
    EDIT_LAKES,
    EDIT_TOKENS
}
