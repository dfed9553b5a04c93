-- Who proposes a tag. Each source forgets its own open proposals only.
alter table tag_proposal add column source text not null default 'classification'
    check (source in ('classification', 'lineage'));
