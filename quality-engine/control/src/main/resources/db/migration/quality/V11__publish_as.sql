-- What a ruleset's target is for its readers: a folder of files, or a table.
alter table ruleset
    add column publish_as text not null default 'FILES';
