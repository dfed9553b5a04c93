-- What is to be done with a lake in the Glue Data Catalog.
create table glue_setup (
    lake_id         uuid    primary key references platform.lake (id),
    region          text    not null,
    endpoint        text,
    mirror          boolean not null,
    imports         boolean not null,
    database_name   text,
    database_prefix text,
    delete_missing  boolean not null,
    dry_run         boolean not null
);

-- A run whose lease ran out has failed: nobody takes it over.
create table glue_run (
    id           uuid        primary key,
    lake_id      uuid        not null references platform.lake (id),
    kind         text        not null check (kind in ('plan', 'apply', 'import')),
    state        text        not null check (state in ('running', 'completed', 'failed')),
    requested_by text        not null,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    lease_until  timestamptz not null,
    tables       bigint      not null default 0,
    changes      bigint      not null default 0,
    applied      bigint      not null default 0,
    rejected     bigint      not null default 0,
    unknown      bigint      not null default 0,
    aliases      bigint      not null default 0,
    findings     bigint      not null default 0,
    error        text
);
create index glue_run_by_lake on glue_run (lake_id, id);
create unique index glue_run_going_on on glue_run (lake_id) where state = 'running';

-- A change is written before its call is made, as unknown, so that a killed service leaves the truth behind.
create table glue_change (
    run_id  uuid  not null references glue_run (id) on delete cascade,
    seq     int   not null,
    kind    text  not null,
    target  text  not null,
    summary text  not null,
    details jsonb not null,
    outcome text  not null check (outcome in ('planned', 'applied', 'rejected', 'unknown')),
    reason  text,
    primary key (run_id, seq)
);

create table glue_finding (
    run_id  uuid not null references glue_run (id) on delete cascade,
    seq     int  not null,
    kind    text not null check (kind in ('left', 'note')),
    code    text not null,
    subject text not null,
    reason  text not null,
    primary key (run_id, seq)
);

create table dataset_alias (
    kind       text not null,
    alias      text not null,
    dataset_id uuid not null references dataset (id) on delete cascade,
    -- Whose import found it, and when last.
    lake_id    uuid not null references platform.lake (id),
    run_id     uuid not null,
    primary key (kind, alias)
);
create index dataset_alias_by_dataset on dataset_alias (dataset_id);
create index dataset_alias_by_alias on dataset_alias (alias);
create index dataset_by_location on dataset (location);
