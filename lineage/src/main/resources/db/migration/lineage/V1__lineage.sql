-- What senders told, word for word. The day is the UTC day of the event's time; days that have no partition of their own
-- (far past, far future) are in event_other. Equal content has equal times, so that (day, hash) finds what was sent twice.
create table event (
    day           date        not null,
    -- The first 16 bytes of the SHA-256 of the event's JSON without white space.
    hash          bytea       not null,
    at            timestamptz not null,
    received_at   timestamptz not null default clock_timestamp(),
    kind          text        not null check (kind in ('run', 'job', 'dataset', 'unknown')),
    type          text,
    run_id        uuid,
    job_namespace text,
    job_name      text,
    bytes         int         not null,
    -- JSON in UTF-8, compressed with zstd.
    body          bytea       not null,
    primary key (day, hash)
) partition by range (day);
alter table event alter column body set storage external;
create index event_by_time on event (at);
create index event_by_run on event (run_id) where run_id is not null;
create table event_other partition of event default;

-- Appended, not folded yet. A row is deleted in the transaction that folds its event.
create table pending (
    seq  bigint generated always as identity primary key,
    day  date   not null,
    hash bytea  not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Whoever locks this row folds: one replica at a time.
create table folder (
    id        int         primary key check (id = 1),
    folded    bigint      not null default 0,
    folded_at timestamptz,
    -- Counts clean-ups: what a replica remembers of shapes and facets is worth nothing after one.
    epoch     bigint      not null default 0,
    -- Runs that ended before may have been forgotten: lines of job_shape that began before stay as they are.
    horizon   timestamptz not null default '-infinity'
);
insert into folder (id) values (1);

-- What could not be taken, for people to look at.
create table dead_letter (
    id          uuid        primary key,
    -- Of the bytes as they came; the same letter again is counted, not kept again.
    hash        bytea       not null unique,
    received_at timestamptz not null,
    last_at     timestamptz not null,
    times       int         not null default 1,
    sender      text        not null,
    code        text        not null,
    detail      text        not null,
    pointer     text,
    bytes       int         not null,
    body        bytea       not null
);

-- How often something was told that Weir keeps but does not understand.
create table unknown (
    kind  text        not null check (kind in ('facet', 'event', 'schema')),
    name  text        not null,
    times bigint      not null,
    last_at timestamptz not null,
    primary key (kind, name)
);

create table job (
    id            bigint      generated always as identity primary key,
    -- The first 16 bytes of the SHA-256 of namespace, zero byte, name: names may be longer than an index takes.
    key           bytea       not null unique,
    namespace     text        not null,
    name          text        not null,
    -- Of the run that told its parent last.
    parent_job_id bigint      references job (id),
    first_at      timestamptz not null,
    last_at       timestamptz not null,
    -- The shape as of now: that of the last line of job_shape. Null while the job told neither inputs nor outputs.
    shape_id      bigint
);
create index job_by_namespace on job (namespace, id);
create index job_by_parent on job (parent_job_id) where parent_job_id is not null;

-- A name of a dataset, normalised: told by an event, as a symlink, or by the catalog. Names that mean the same dataset have
-- the same canonical_id, which is the id of one of them (its own if it is alone).
create table dataset (
    id           bigint      generated always as identity primary key,
    key          bytea       not null unique,
    namespace    text        not null,
    name         text        not null,
    canonical_id bigint      not null,
    -- An event spoke of it as a dataset; else it is a symlink, or a name in the catalog.
    told         boolean     not null default false,
    -- The catalog knows it under this very name.
    catalogued   boolean     not null default false,
    first_at     timestamptz,
    last_at      timestamptz
);
create index dataset_by_namespace on dataset (namespace, id);
create index dataset_by_canonical on dataset (canonical_id);

-- Why names mean the same: source is symlink (an event said so) or catalog (a file in a folder that is a dataset).
create table dataset_link (
    dataset_id bigint not null references dataset (id),
    other_id   bigint not null references dataset (id),
    source     text   not null check (source in ('symlink', 'catalog')),
    primary key (dataset_id, other_id, source)
);
create index dataset_link_by_other on dataset_link (other_id);

-- A column that column lineage spoke of.
create table dataset_column (
    id         bigint generated always as identity primary key,
    dataset_id bigint not null references dataset (id),
    -- Empty: the dataset as a whole (an indirect dependency that holds for all columns).
    name       text   not null
);
create unique index dataset_column_by_name on dataset_column (dataset_id, md5(name));

-- What a job reads and writes, as one thing: never changed once made, and the same for all runs that told the same.
create table shape (
    id     bigint generated always as identity primary key,
    job_id bigint not null references job (id),
    hash   bytea  not null,
    unique (job_id, hash)
);

create table shape_io (
    shape_id   bigint   not null references shape (id) on delete cascade,
    -- As the event told it: look up dataset.canonical_id.
    dataset_id bigint   not null references dataset (id),
    -- 0 input, 1 output
    direction  smallint not null check (direction in (0, 1)),
    primary key (shape_id, direction, dataset_id)
);
create index shape_io_by_dataset on shape_io (dataset_id);

-- kinds and masked_kinds are sets of bits: direct 1 identity, 2 transformation, 4 aggregation, 8 other direct; indirect 16
-- join, 32 group by, 64 filter, 128 sort, 256 window, 512 conditional, 1024 other indirect. kinds are those told without
-- masking, masked_kinds those told with it: a value flows unmasked if kinds has a direct bit.
create table shape_column (
    shape_id     bigint not null references shape (id) on delete cascade,
    output_id    bigint not null references dataset_column (id),
    input_id     bigint not null references dataset_column (id),
    kinds        int    not null,
    masked_kinds int    not null,
    primary key (shape_id, output_id, input_id)
);
create index shape_column_by_output on shape_column (output_id);
create index shape_column_by_input on shape_column (input_id);

-- A run is told by many events in any order: all columns are unions, minima or maxima of what they say.
create table run (
    id             uuid        not null,
    job_id         bigint      not null references job (id),
    shape_id       bigint,
    state          text        not null check (state in ('NEW', 'RUNNING', 'COMPLETED', 'FAILED', 'ABORTED')),
    streaming      boolean     not null default false,
    -- A START or RUNNING came.
    begun          boolean     not null default false,
    -- The first START.
    started_at     timestamptz,
    -- The last COMPLETE, FAIL or ABORT.
    ended_at       timestamptz,
    first_at       timestamptz not null,
    last_at        timestamptz not null,
    nominal_start  timestamptz,
    nominal_end    timestamptz,
    parent_run_id  uuid,
    parent_job_id  bigint,
    root_run_id    uuid,
    root_job_id    bigint,
    error          text,
    -- When its shape counts: ended_at of a completed run, else the start (see job_shape).
    counts_at      timestamptz not null,
    primary key (id, job_id)
);
create index run_by_job on run (job_id, counts_at);
create index run_by_parent on run (parent_run_id) where parent_run_id is not null;
create index run_by_time on run (last_at);

-- A shape that was declared without a run: by the job's own JobEvent, or by another job's lineage facet.
create table declaration (
    job_id   bigint      not null references job (id),
    at       timestamptz not null,
    shape_id bigint      not null references shape (id),
    own      boolean     not null,
    primary key (job_id, at, shape_id, own)
);

-- The shapes of a job in time, equal neighbours as one line. As of t a job has the shape of its line with the greatest
-- from_at that is not after t. Settled lines come from completed runs, streaming runs and own declarations; before the first
-- of these, lines come from any run and any declaration. Runs that told neither inputs nor outputs do not count.
create table job_shape (
    job_id      bigint      not null references job (id),
    from_at     timestamptz not null,
    last_at     timestamptz not null,
    shape_id    bigint      not null references shape (id),
    -- The run at last_at; null if that is a declaration.
    last_run_id uuid,
    settled     boolean     not null,
    primary key (job_id, from_at)
);
create index job_shape_by_shape on job_shape (shape_id);

-- Facets by their content: the same body is told over and over.
create table facet (
    hash bytea primary key,
    body text  not null
);

-- The latest of each facet, by (at, hash). A name that starts with # is ours: #parent is the job's parent.
create table job_facet (
    job_id bigint      not null references job (id),
    name   text        not null,
    at     timestamptz not null,
    hash   bytea       not null,
    primary key (job_id, name)
) with (fillfactor = 70);

create table dataset_facet (
    dataset_id bigint      not null references dataset (id),
    name       text        not null,
    at         timestamptz not null,
    hash       bytea       not null,
    primary key (dataset_id, name)
) with (fillfactor = 70);

-- The schemas a dataset had. The hash is that of the fields of the facet schema, which are kept in facet.
create table dataset_schema (
    dataset_id bigint      not null references dataset (id),
    hash       bytea       not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    primary key (dataset_id, hash)
) with (fillfactor = 70);
