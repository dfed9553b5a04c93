create table profile (
    id           uuid        primary key,
    dataset_id   uuid        not null,
    namespace    text        not null,
    name         text        not null,
    source       json        not null,
    share        json        not null,
    state        text        not null,
    attempt      int         not null,
    worker_id    uuid        references worker (id),
    lease_until  timestamptz,
    requested_at timestamptz not null,
    requested_by text        not null,
    finished_at  timestamptz,
    engine       text,
    error        text,
    -- Not jsonb, which has no NUL in texts.
    found        json
);
create index profile_by_dataset on profile (dataset_id, id);
-- One at a time.
create unique index profile_on_its_way on profile (dataset_id) where state in ('QUEUED', 'RUNNING');
