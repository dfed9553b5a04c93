-- What may be said of a column. A rejected one stays, so that it is not proposed again.
create table tag_proposal (
    id          uuid             primary key,
    dataset_id  uuid             not null references dataset (id) on delete cascade,
    column_path text             not null,
    tag         text             not null,
    confidence  double precision not null,
    -- Shares and rules; never a value.
    evidence    text             not null,
    state       text             not null check (state in ('proposed', 'accepted', 'rejected')),
    proposed_at timestamptz      not null,
    decided_at  timestamptz,
    decided_by  text,
    unique (dataset_id, column_path, tag)
);
create index tag_proposal_by_state on tag_proposal (state, id);

create table column_tag (
    dataset_id  uuid not null references dataset (id) on delete cascade,
    column_path text not null,
    tag         text not null,
    primary key (dataset_id, column_path, tag)
);
