-- Which datasets are to be classified, and what came of the last look at each. One row a dataset, so that ten new versions
-- are one look.
create table classification (
    dataset_id  uuid        primary key references dataset (id) on delete cascade,
    -- The version that is to be looked at; of one that is done, the one that was.
    version     int         not null,
    state       text        not null check (state in ('waiting', 'running', 'done', 'failed')),
    wanted_at   timestamptz not null,
    not_before  timestamptz not null,
    attempt     int         not null default 0,
    claimed_by  uuid,
    lease_until timestamptz,
    looked_at   timestamptz,
    -- The file whose values were looked at, or why only names were.
    sampled     text,
    reason      text
);
create index classification_open on classification (wanted_at, dataset_id) where state in ('waiting', 'running');
create index tag_proposal_by_tag on tag_proposal (tag, id);
