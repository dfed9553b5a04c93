-- Who said so: a crawl that saw the files, or the Glue Data Catalog, as long as no crawl saw them.
alter table dataset add column origin text not null default 'crawl' check (origin in ('crawl', 'glue'));
alter table dataset_version add column origin text not null default 'crawl' check (origin in ('crawl', 'glue'));
create index dataset_of_glue on dataset (lake_id, id) where origin = 'glue';

alter table glue_run drop constraint glue_run_kind_check;
alter table glue_run add constraint glue_run_kind_check check (kind in ('plan', 'apply', 'import', 'plan-import'));
