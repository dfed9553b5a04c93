-- What is known of files, some hundred neighbours in one row. It is a cache: the next crawl fills it again.
drop table file;
drop table file_schema;
create table file_block (
    folder_id uuid  not null references folder (id) on delete cascade,
    -- UTF-8. The block has all that is known from here to the next block of the folder.
    from_path bytea not null,
    reader    text  not null,
    files     int   not null,
    content   bytea not null,
    primary key (folder_id, from_path)
);
-- The content is small already, and to look for more to save takes longer than to write it.
alter table file_block alter column content set storage external;

-- Whoever changes what is known of a folder says what they saw.
alter table folder add column edition bigint not null default 0;
-- What is known was just dropped.
update folder set fingerprint = null, listed = null, edition = 1;
alter table folder drop column looks;
