alter table ruleset
    add column terms jsonb not null default '{"originals": "TURNED_AWAY", "approval": "ONE_PERSON"}',
    add column owner text;
alter table ruleset alter column terms drop default;

-- A replay of the very same objects, such as after the ruleset was corrected, is a batch of its own: round 1, 2, ...
alter table batch
    add column round int not null default 0,
    add column replays uuid references batch (id),
    add column replay jsonb,
    add column disposition jsonb,
    -- What became of the rows in quarantine and of the sample rows: KEPT, PURGING, GONE.
    add column kept text not null default 'KEPT',
    -- How many rules did not hold and keep nothing out.
    add column warnings int not null default 0;
alter table batch alter column round drop default;
alter table batch alter column kept drop default;
alter table batch drop constraint batch_ruleset_fingerprint_key;
alter table batch add unique (ruleset, fingerprint, round);

create index batch_by_replays on batch (replays) where replays is not null;
drop index batch_unfinished;
create index batch_unfinished on batch (retry_at) where state in ('PUBLISHING', 'QUARANTINING', 'RELEASING', 'DISCARDING');
create index batch_purgeable on batch (id)
    where kept = 'PURGING' or (kept = 'KEPT' and (rows_failed > 0 or verdict in ('FAILED', 'UNDECIDED')));
