create table ruleset (
    id            uuid        primary key,
    name          text        not null unique,
    version       int         not null,
    lake          text        not null,
    dataset       text        not null,
    target        text        not null,
    quarantine    text        not null,
    mode          text        not null,
    max_bad_share float8,
    dqdl          text        not null,
    rules         jsonb       not null,
    updated_at    timestamptz not null,
    updated_by    text        not null
);

create table worker (
    id            uuid        primary key,
    name          text        not null,
    engine        text        not null,
    cores         int         not null,
    registered_at timestamptz not null,
    last_seen     timestamptz not null
);

create table run (
    id          uuid        primary key,
    batch_id    uuid        not null,
    run_order   jsonb       not null,
    state       text        not null,
    attempt     int         not null,
    worker_id   uuid        references worker (id),
    lease_until timestamptz,
    created_at  timestamptz not null,
    finished_at timestamptz,
    engine      text,
    error       text
);
create index run_claimable on run (id) where state in ('QUEUED', 'RUNNING');
create index run_by_batch on run (batch_id);

create table batch (
    id              uuid        primary key,
    ruleset         text        not null,
    ruleset_version int         not null,
    -- The ruleset as it was when the batch came in: a verdict is explained by what was in force, not by what is.
    ruleset_then    jsonb       not null,
    lake            text        not null,
    root            text        not null,
    dataset         text        not null,
    path            text        not null,
    format          text        not null,
    fingerprint     text        not null,
    objects         jsonb       not null,
    bytes           bigint      not null,
    state           text        not null,
    verdict         text,
    reason          text,
    run_id          uuid,
    rows            bigint,
    rows_passed     bigint,
    rows_failed     bigint,
    rows_skipped    bigint,
    outcomes        jsonb,
    -- The journal: what is to be moved where. Written with the verdict, before anything is moved.
    moves           jsonb,
    retry_at        timestamptz,
    received_at     timestamptz not null,
    decided_at      timestamptz,
    finished_at     timestamptz,
    unique (ruleset, fingerprint)
);
create index batch_unfinished on batch (retry_at) where state in ('PUBLISHING', 'QUARANTINING');
create index batch_by_state on batch (state, id);
create index batch_by_dataset on batch (dataset, id);

create table batch_step (
    batch_id uuid        not null references batch (id),
    n        int         not null,
    step     text        not null,
    at       timestamptz not null,
    primary key (batch_id, n)
);

create table failing_row (
    batch_id uuid not null references batch (id),
    n        int  not null,
    -- Not jsonb, which would sort the columns of the row by the length of their names.
    row      json not null,
    primary key (batch_id, n)
);
