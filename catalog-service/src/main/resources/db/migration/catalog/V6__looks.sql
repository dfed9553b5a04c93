-- The folders below the prefix whose files alone are to be listed: those that arrivals named. Null for all.
alter table crawl add column folders jsonb;

-- What a crawl found that the catalog did not know yet.
alter table crawl add column files_new bigint not null default 0;
alter table crawl add column files_changed bigint not null default 0;
alter table crawl add column files_gone bigint not null default 0;
alter table crawl add column datasets_new bigint not null default 0;
alter table crawl add column datasets_missing bigint not null default 0;
alter table crawl_shard add column files_new bigint not null default 0;
alter table crawl_shard add column files_changed bigint not null default 0;
alter table crawl_shard add column files_gone bigint not null default 0;
alter table crawl_shard add column datasets_new bigint not null default 0;
alter table crawl_shard add column datasets_missing bigint not null default 0;

-- Over the files that the folder's rows hold, if they are all that a look at the whole folder saw; null if they may not be.
alter table folder add column listed text;
-- How often its rows were written: who read them knows by it whether they are still what was read.
alter table folder add column looks bigint not null default 0;

-- The order of sightings. Not a time: clocks differ between machines, and are set back.
create sequence sighting;
alter table dataset add column observed bigint not null default 0;
alter table dataset drop column observed_at;
