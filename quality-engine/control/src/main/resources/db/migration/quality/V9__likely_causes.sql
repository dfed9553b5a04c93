-- Why rules failed, most likely; written with the decision.
alter table batch add column causes jsonb;
-- The same in one sentence, without values.
alter table incident_batch add column cause text;
