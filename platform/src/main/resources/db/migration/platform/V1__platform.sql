-- The change feed. A reader orders by (xid, seq): see docs/adr/0003.
create table change (
    seq     bigint generated always as identity,
    xid     xid8        not null default pg_current_xact_id(),
    at      timestamptz not null default clock_timestamp(),
    kind    text        not null,
    subject text        not null,
    payload jsonb       not null,
    primary key (xid, seq)
);

-- How far each reader inside Weir has come.
create table change_reader (
    name text   primary key,
    xid  xid8   not null,
    seq  bigint not null
);

create table audit (
    id         uuid        primary key,
    at         timestamptz not null,
    actor      text        not null,
    role       text        not null,
    action     text        not null,
    object     text        not null,
    before     jsonb,
    after      jsonb,
    request_id text
);
create index audit_by_object on audit (object, id);

create table api_token (
    id         uuid        primary key,
    name       text        not null,
    role       text        not null,
    hash       text        not null unique,
    created_at timestamptz not null,
    created_by text        not null,
    revoked_at timestamptz
);

create table lake (
    id         uuid        primary key,
    name       text        not null unique,
    root       text        not null unique,
    endpoint   text,
    region     text,
    path_style boolean     not null,
    created_at timestamptz not null
);
