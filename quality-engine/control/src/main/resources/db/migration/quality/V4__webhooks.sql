create table webhook_delivery (
    id         uuid        primary key,
    hook       text        not null,
    kind       text        not null,
    subject    text        not null,
    -- What is sent, byte for byte the same with every attempt.
    body       text        not null,
    state      text        not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    attempts   int         not null,
    next_at    timestamptz not null,
    error      text,
    created_at timestamptz not null,
    ended_at   timestamptz
);
create index webhook_delivery_due on webhook_delivery (next_at) where state = 'PENDING';
create index webhook_delivery_by_state on webhook_delivery (state, id);
