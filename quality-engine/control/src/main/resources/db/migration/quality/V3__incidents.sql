create table incident (
    id           uuid        primary key,
    ruleset      text        not null,
    lake         text        not null,
    dataset      text        not null,
    owner        text,
    state        text        not null check (state in ('OPEN', 'CLOSED')),
    opened_at    timestamptz not null,
    -- Why the latest batch was turned away or held.
    reason       text        not null,
    closed_at    timestamptz,
    closed_by    text,
    closed_for   text
);
create unique index incident_open on incident (ruleset, dataset) where state = 'OPEN';
create index incident_by_state on incident (state, id);

create table incident_batch (
    incident_id uuid        not null references incident (id),
    batch_id    uuid        not null references batch (id),
    state       text        not null,
    reason      text        not null,
    at          timestamptz not null,
    primary key (incident_id, batch_id)
);
