-- What was asked for, and how far it is. A running crawl whose lease ran out belongs to nobody: it is claimed again.
create table crawl (
    id               uuid        primary key,
    lake_id          uuid        not null references platform.lake (id),
    prefix           text        not null,
    state            text        not null check (state in ('queued', 'running', 'completed', 'failed')),
    requested_by     text        not null,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    attempt          int         not null default 0,
    claimed_by       uuid,
    lease_until      timestamptz,
    objects_listed   bigint      not null default 0,
    files_read       bigint      not null default 0,
    datasets_found   bigint      not null default 0,
    datasets_changed bigint      not null default 0,
    problems         bigint      not null default 0,
    findings         bigint      not null default 0,
    error            text
);
create index crawl_unfinished on crawl (id) where state in ('queued', 'running');
create index crawl_by_lake on crawl (lake_id, id);

create table finding (
    crawl_id uuid not null references crawl (id) on delete cascade,
    seq      int  not null,
    key      text not null,
    kind     text not null check (kind in ('broken', 'skipped', 'unsupported')),
    code     text not null,
    reason   text not null,
    primary key (crawl_id, seq)
);

-- What the last reading of each file said, so that only new and changed files are read again. May be emptied at any time.
create table folder (
    id          uuid primary key,
    root        text not null unique,
    -- Over all files; null if one of them had a finding, which the next crawl must tell again.
    fingerprint text
);
create table file_schema (
    hash    text  primary key,
    columns jsonb not null
);
create table file (
    folder_id   uuid   not null references folder (id) on delete cascade,
    path        text   not null,
    etag        text   not null,
    bytes       bigint not null,
    reader      text   not null,
    rows        bigint,
    schema_hash text   references file_schema (hash),
    broken_code   text,
    broken_reason text,
    primary key (folder_id, path)
);

create table dataset (
    id                uuid        primary key,
    namespace         text        not null,
    name              text        not null,
    alias             text        not null,
    lake_id           uuid        not null references platform.lake (id),
    zone              text        not null,
    -- The folder that was looked at as one; a dataset of a single file shares it with its neighbours.
    root              text        not null,
    location          text        not null,
    format            text        not null,
    version           int         not null,
    column_count      int         not null,
    partition_columns jsonb       not null,
    rows              bigint,
    bytes             bigint      not null,
    files             bigint      not null,
    fingerprint       text        not null,
    -- Alias, name and columns in lower case, a line each.
    search            text        not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    observed_at       timestamptz not null,
    missing_since     timestamptz,
    unique (namespace, name)
);
create index dataset_by_alias on dataset (alias, id);
create index dataset_by_root on dataset (root);
create index dataset_by_lake on dataset (lake_id);

create table dataset_version (
    dataset_id  uuid        not null references dataset (id) on delete cascade,
    version     int         not null,
    recorded_at timestamptz not null,
    crawl_id    uuid        not null,
    columns     jsonb       not null,
    rows        bigint,
    bytes       bigint      not null,
    files       bigint      not null,
    change_kind text        not null check (change_kind in ('initial', 'data', 'compatible', 'widening', 'breaking')),
    change      jsonb       not null,
    primary key (dataset_id, version)
);

-- Of the current version.
create table dataset_partition (
    dataset_id uuid   not null references dataset (id) on delete cascade,
    path       text   collate "C" not null,
    partition_values jsonb not null,
    rows       bigint,
    bytes      bigint not null,
    files      bigint not null,
    primary key (dataset_id, path)
);
