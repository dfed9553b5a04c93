alter table dataset add column table_version text;
alter table dataset add column properties jsonb not null default '{}';
alter table dataset add column evidence jsonb not null default '[]';

-- Of the current version, in the order of the columns.
create table dataset_statistics (
    dataset_id      uuid   not null references dataset (id) on delete cascade,
    column_path     text   not null,
    nulls           bigint,
    least           text,
    greatest        text,
    distinct_values bigint,
    primary key (dataset_id, column_path)
);

-- The history that a table format keeps itself, as it was at the current version.
create table dataset_snapshot (
    dataset_id   uuid        not null references dataset (id) on delete cascade,
    -- From 0, newest first.
    position     int         not null,
    snapshot_id  text        not null,
    at           timestamptz not null,
    operation    text        not null,
    rows_added   bigint,
    rows_removed bigint,
    summary      jsonb       not null,
    primary key (dataset_id, position)
);

-- By the path of a column: [nulls, least, greatest, distinct]. Null for formats without statistics.
alter table file add column statistics jsonb;
-- What others may stumble over: [[code, reason], ...]. Null for most.
alter table file add column remarks jsonb;
alter table finding drop constraint finding_kind_check;
alter table finding add constraint finding_kind_check check (kind in ('broken', 'skipped', 'remarked', 'unsupported'));

-- Parts of a crawl that services do side by side. A running one whose lease ran out is claimed again.
create table crawl_shard (
    crawl_id         uuid    not null references crawl (id) on delete cascade,
    seq              int     not null,
    folder           text    not null,
    -- The folder's files, the folders below it, or both; of the folders a stretch, by their names.
    what             text    not null check (what in ('all', 'files', 'folders')),
    range_from       text    not null,
    range_before     text    not null,
    state            text    not null check (state in ('waiting', 'running', 'done')),
    attempt          int     not null default 0,
    claimed_by       uuid,
    lease_until      timestamptz,
    refused          text,
    objects_listed   bigint  not null default 0,
    files_read       bigint  not null default 0,
    datasets_found   bigint  not null default 0,
    datasets_changed bigint  not null default 0,
    problems         bigint  not null default 0,
    findings         bigint  not null default 0,
    primary key (crawl_id, seq)
);
create index crawl_shard_open on crawl_shard (crawl_id) where state <> 'done';

alter table crawl drop constraint crawl_state_check;
alter table crawl add constraint crawl_state_check
    check (state in ('queued', 'running', 'paused', 'completed', 'failed', 'cancelled'));

-- A hundred thousand numbers for each shard.
alter table finding alter column seq type bigint;

-- What is below a folder lies between two of its roots.
create index folder_by_root on folder (root collate "C");
create index dataset_in_lake_by_root on dataset (lake_id, root collate "C");
