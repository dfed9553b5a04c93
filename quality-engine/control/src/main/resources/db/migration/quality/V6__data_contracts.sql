create table data_contract (
    id       uuid primary key,
    name     text not null unique,
    lake     text not null,
    dataset  text not null,
    -- Of the document's schema.
    object   text not null,
    mode     text not null,
    revision int  not null,
    unique (lake, dataset)
);

create table data_contract_revision (
    contract_id uuid        not null references data_contract (id),
    revision    int         not null,
    -- As it was imported, character by character.
    document    text        not null,
    version     text        not null,
    -- Against the revision before; null if nothing differs.
    change_kind text,
    changes     jsonb       not null,
    saved_at    timestamptz not null,
    saved_by    text        not null,
    primary key (contract_id, revision)
);

-- What the dataset was, held against the contract.
create table data_contract_check (
    contract_id     uuid        not null references data_contract (id),
    revision        int         not null,
    dataset_version int         not null,
    at              timestamptz not null,
    change_kind     text,
    changes         jsonb       not null,
    primary key (contract_id, revision, dataset_version)
);
