alter table ruleset
    add column row_wise  boolean not null default false,
    add column refs      jsonb   not null default '{}',
    add column analyzers jsonb   not null default '[]';

create table metric (
    batch_id uuid        not null references batch (id),
    ruleset  text        not null,
    name     text        not null,
    -- When the batch came in.
    at       timestamptz not null,
    value    float8      not null,
    primary key (batch_id, name)
);
create index metric_series on metric (ruleset, name, at desc);
create index batch_of_ruleset on batch (ruleset, id desc);
