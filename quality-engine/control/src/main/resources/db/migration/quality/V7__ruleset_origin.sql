-- Where a ruleset comes from, if it is kept by files. One without a row here is made on the site, or by PUT.
create table ruleset_origin (
    ruleset_id uuid primary key references ruleset (id) on delete cascade,
    source     text not null,
    file       text not null,
    -- The ruleset's version that these files made: a later one was made by somebody else.
    version    int  not null
);
create index ruleset_origin_by_source on ruleset_origin (source);
