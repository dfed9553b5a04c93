-- What people say: one row an entry, all kinds alike, so that all have the same history. The body is the entry as JSON.
create table word (
    kind       text        not null check (kind in ('term', 'domain', 'owner', 'metric', 'feature', 'dataset')),
    -- A short name; of a dataset, its id.
    key        text        collate "C" not null,
    revision   int         not null,
    body       jsonb       not null,
    updated_at timestamptz not null,
    updated_by text        not null,
    primary key (kind, key)
);

-- Everything that an entry ever was. One made anew after its deletion goes on counting.
create table word_revision (
    kind     text        not null,
    key      text        collate "C" not null,
    revision int         not null,
    at       timestamptz not null,
    actor    text        not null,
    role     text        not null,
    change   text        not null check (change in ('created', 'changed', 'restored', 'deleted')),
    body     jsonb,
    primary key (kind, key, revision)
);

-- What an entry speaks of; made from its body, never edited.
create table word_link (
    from_kind text not null,
    from_key  text collate "C" not null,
    relation  text not null,
    -- The column it is said of; empty for the whole dataset.
    place     text not null,
    to_kind   text not null,
    to_key    text collate "C" not null,
    primary key (from_kind, from_key, relation, place, to_kind, to_key)
);
create index word_link_to on word_link (to_kind, to_key, from_kind, from_key);

-- Who sees a dataset that not everyone sees; made from what is said of it and of its domains.
create table dataset_visibility (
    dataset_id uuid   primary key references dataset (id) on delete cascade,
    labels     text[] not null
);

create table endorsement (
    dataset_id uuid        not null references dataset (id) on delete cascade,
    actor      text        not null,
    at         timestamptz not null,
    primary key (dataset_id, actor)
);
