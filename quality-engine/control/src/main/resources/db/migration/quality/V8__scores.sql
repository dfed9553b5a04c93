-- A dataset of which batches were decided. Its zone is that of the latest one's target.
create table scored_dataset (
    lake    text not null,
    dataset text not null,
    zone    text not null,
    primary key (lake, dataset)
);
create index scored_dataset_by_zone on scored_dataset (lake, zone);

-- What became of the rules of the batches that came in on a day (UTC), as the batches are decided now.
create table rule_tally (
    lake      text   not null,
    dataset   text   not null,
    day       date   not null,
    -- Of the rule, or of all its parts, sorted: which dimension they belong to is for the reader to say.
    kinds     text[] not null,
    passed    bigint not null,
    failed    bigint not null,
    undecided bigint not null,
    skipped   bigint not null,
    primary key (lake, dataset, day, kinds),
    foreign key (lake, dataset) references scored_dataset (lake, dataset)
);
create index rule_tally_by_day on rule_tally (day);

insert into scored_dataset (lake, dataset, zone)
select distinct on (lake, dataset) lake, dataset,
    case when ruleset_then ->> 'target' like '%/%/' then split_part(ruleset_then ->> 'target', '/', 1) else '' end
from batch
where verdict is not null
order by lake, dataset, id desc;

insert into rule_tally (lake, dataset, day, kinds, passed, failed, undecided, skipped)
with recursive part (batch_id, rule_id, rule) as (
    select id, rule ->> 'id', rule
    from batch cross join jsonb_array_elements(ruleset_then -> 'rules') as rule
    where verdict is not null
    union all
    select batch_id, rule_id, inner_rule
    from part cross join jsonb_array_elements(rule -> 'parts') as inner_rule
),
told (batch_id, rule_id, kinds) as (
    select batch_id, rule_id, array_agg(distinct rule ->> 'kind' collate "C" order by rule ->> 'kind' collate "C")
    from part
    where coalesce(jsonb_array_length(rule -> 'parts'), 0) = 0
    group by batch_id, rule_id
),
outcome (lake, dataset, day, kinds, outcome) as (
    select lake, dataset, (received_at at time zone 'UTC')::date, kinds,
        case when verdict = 'UNDECIDED' then 'UNDECIDED'
            else coalesce((
                select found ->> 'outcome' from jsonb_array_elements(outcomes) as found
                where found ->> 'ruleId' = rule_id limit 1), 'UNDECIDED')
        end
    from told join batch on id = batch_id
)
select lake, dataset, day, kinds,
    count(*) filter (where outcome = 'PASSED'),
    count(*) filter (where outcome = 'FAILED'),
    count(*) filter (where outcome = 'UNDECIDED'),
    count(*) filter (where outcome = 'SKIPPED')
from outcome
group by lake, dataset, day, kinds;
