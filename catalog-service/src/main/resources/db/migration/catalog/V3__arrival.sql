-- What somebody told of an object: look there. It waits until a crawl is asked for, looks until that has ended.
create table arrival (
    id              uuid        primary key,
    lake_id         uuid        not null references platform.lake (id),
    -- Of the table that the object belongs to, as in crawl.
    prefix          text        not null,
    location        text        collate "C" not null,
    event           text        not null check (event in ('created', 'deleted')),
    version_id      text        not null,
    sequencer       text,
    -- The same, padded on the left, so that it sorts.
    sequencer_order text        collate "C",
    -- Of the event, to know it again; null for one without a sequencer, which looks like any other of its object.
    identity        text        unique,
    source          text        not null,
    occurred_at     timestamptz,
    received_at     timestamptz not null,
    state           text        not null check (state in ('waiting', 'looking', 'done', 'outdated', 'dead')),
    due_at          timestamptz not null,
    attempts        int         not null default 0,
    crawl_id        uuid,
    settled_at      timestamptz,
    error           text
);
create index arrival_waiting on arrival (lake_id, prefix) where state = 'waiting';
create index arrival_looking on arrival (crawl_id) where state = 'looking';
create index arrival_open on arrival (received_at) where state in ('waiting', 'looking');
create index arrival_settled on arrival (settled_at) where state in ('done', 'outdated');
create index arrival_by_state on arrival (state, id);
create index arrival_by_location on arrival (location, sequencer_order, sequencer collate "C");

-- What could not be understood (body), or not be looked at (arrival_id), until somebody has it tried again.
create table dead_letter (
    id         uuid        primary key,
    died_at    timestamptz not null,
    source     text        not null,
    location   text,
    pointer    text,
    reason     text        not null,
    body       text,
    arrival_id uuid        references arrival (id) on delete cascade,
    check ((body is null) <> (arrival_id is null))
);
create index dead_letter_by_arrival on dead_letter (arrival_id);
create index dead_letter_by_age on dead_letter (died_at);

create index crawl_by_place on crawl (lake_id, prefix, created_at);
