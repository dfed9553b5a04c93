-- What Weir made in a Lake Formation, which has no place for a mark.
create table ledger (
    target text        not null,
    kind   text        not null,
    name   text        not null,
    at     timestamptz not null default clock_timestamp(),
    primary key (target, kind, name)
);
