-- Whether a dataset that changed is mirrored without being asked.
alter table glue_setup add column automatic boolean not null default false;

-- Datasets that changed since they were mirrored. After a run that failed they wait for a while.
create table glue_due (
    lake_id    uuid        not null references platform.lake (id),
    dataset_id uuid        not null references dataset (id) on delete cascade,
    due_at     timestamptz not null,
    primary key (lake_id, dataset_id)
);
