-- The documents as they were handed in, whole. The newest set is the one that holds.
create table document_set (
    id          uuid        primary key,
    -- SHA-256 of the files.
    digest      text        not null,
    -- Path to text.
    files       jsonb       not null,
    -- Where they come from: a repository and its commit. Null if handed in by hand.
    source      text,
    commit      text,
    author      text        not null,
    at          timestamptz not null default clock_timestamp()
);

create table plan (
    id           uuid        primary key,
    target       text        not null,
    kind         text        not null check (kind in ('documents', 'repair', 'rollback', 'expiry')),
    document_set uuid        references document_set (id),
    fingerprint  text        not null,
    author       text        not null,
    at           timestamptz not null default clock_timestamp(),
    creates      int         not null,
    updates      int         not null,
    deletes      int         not null,
    losing       int         not null,
    exposed      int         not null,
    stops        int         not null,
    -- JSON, compressed with gzip: the plan; what is wanted; what Weir's objects were before.
    body         bytea       not null,
    wanted       bytea       not null,
    before       bytea       not null
);
create index plan_by_target on plan (target, id);

create table approval (
    plan_id uuid        not null references plan (id) on delete cascade,
    person  text        not null,
    at      timestamptz not null default clock_timestamp(),
    note    text,
    primary key (plan_id, person)
);

create table apply (
    id          uuid        primary key,
    plan_id     uuid        not null references plan (id),
    target      text        not null,
    state       text        not null check (state in ('running', 'completed', 'failed', 'stale')),
    begun_by    text        not null,
    begun_at    timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    -- Whoever carries it out; another may take it over when the lease has run out.
    holder      uuid        not null,
    lease_until timestamptz not null,
    changes     int         not null,
    error       text
);
-- Two at a time would change the same objects.
create unique index apply_running on apply (target) where state = 'running';
create index apply_by_plan on apply (plan_id);

create table apply_change (
    apply_id uuid        not null references apply (id) on delete cascade,
    seq      int         not null,
    kind     text        not null,
    name     text        not null,
    before   text,
    after    text,
    -- Written before the target is asked: killed in between, it reads unknown.
    outcome  text        not null check (outcome in ('applied', 'rejected', 'unknown')),
    reason   text        not null,
    at       timestamptz not null default clock_timestamp(),
    primary key (apply_id, seq)
);

-- A target without a system behind it.
create table sandbox_object (
    target     text        not null,
    kind       text        not null,
    name       text        not null,
    ours       boolean     not null,
    body       text        not null,
    changed_by text        not null default 'weir',
    changed_at timestamptz not null default clock_timestamp(),
    primary key (target, kind, name)
);

create table drift (
    id          uuid        primary key,
    target      text        not null,
    state       text        not null check (state in ('open', 'gone', 'accepted', 'repaired')),
    -- Of what differs.
    digest      text        not null,
    found_at    timestamptz not null default clock_timestamp(),
    seen_at     timestamptz not null default clock_timestamp(),
    ended_at    timestamptz,
    ended_by    text,
    body        bytea       not null
);
create unique index drift_open on drift (target) where state = 'open';

-- Differences that a person takes as they are, until they change again.
create table accepted_difference (
    target   text        not null,
    kind     text        not null,
    name     text        not null,
    -- What the target held; null if the object was gone.
    observed text,
    person   text        not null,
    at       timestamptz not null default clock_timestamp(),
    primary key (target, kind, name)
);

-- When each target was last read, and by whose turn.
create table observation (
    target      text        primary key,
    due_at      timestamptz not null default clock_timestamp(),
    observed_at timestamptz,
    error       text
);
