-- Who would have put them there: landing as it arrives, bronze typed, silver cleaned, gold summed up.

-- landing: yesterday's exports, as each system writes them
copy (select * from account) to '${lake}/landing/crm/accounts/day=2026-10-27/accounts.csv' (header);
copy (select * from opportunity) to '${lake}/landing/crm/opportunities/day=2026-10-27/opportunities.csv' (header);
copy (select * exclude (i) from contact where i <= 20000)
    to '${lake}/landing/crm/contacts/day=2026-10-27/contacts.csv' (header);
copy (select * from contact_bad_export) to '${lake}/landing/crm/contacts/day=2026-10-28/contacts.csv' (header);
copy (select * exclude (i) from member) to '${lake}/landing/loyalty/members/day=2026-10-27/members.ndjson' (format json);
copy (select * from point_transaction_export)
    to '${lake}/landing/loyalty/transactions/day=2026-10-28/transactions.ndjson' (format json);
copy (select * from web_event where occurred_at >= timestamp '2026-10-27' order by occurred_at, event_id)
    to '${lake}/landing/web/events/day=2026-10-27/events.ndjson' (format json);
copy (select member_id, partner, sum(points) as points from point_transaction where partner is not null
      group by all order by all)
    to '${lake}/landing/loyalty/partner_feed/day=2026-10-27/partner_feed.parquet' (format parquet);
-- SampleLake cuts this one short, like an upload that broke off.
copy (select member_id, partner, sum(points) as points from point_transaction where partner is not null and kind = 'earn'
      group by all order by all)
    to '${lake}/landing/loyalty/partner_feed/day=2026-10-28/partner_feed.parquet' (format parquet);

-- bronze: the same, typed and columnar. Contacts and transactions get here through the gate.
copy (select * from account) to '${lake}/bronze/crm/accounts/accounts.parquet' (format parquet);
copy (select * from opportunity) to '${lake}/bronze/crm/opportunities/opportunities.parquet' (format parquet);
copy (select * exclude (i) from member) to '${lake}/bronze/loyalty/members/members.parquet' (format parquet);
copy (select *, occurred_at::date as day from web_event order by day, occurred_at, event_id)
    to '${lake}/bronze/web/events' (format parquet, partition_by (day), filename_pattern 'events-{i}', overwrite_or_ignore);

-- silver: cleaned and joined
copy (select *, employees >= 250 as enterprise from account)
    to '${lake}/silver/crm/accounts/part-0.parquet' (format parquet);
copy (select c.* exclude (i), a.name as account_name, a.industry
      from contact c join account a using (account_id) where c.i <= 20000 order by contact_id)
    to '${lake}/silver/crm/contacts/part-0.parquet' (format parquet);
copy (select o.*, a.industry, a.country, stage = 'Closed Won' as won
      from opportunity o join account a using (account_id) order by opportunity_id)
    to '${lake}/silver/crm/opportunities/part-0.parquet' (format parquet);
copy (select m.* exclude (i), coalesce(p.balance, 0)::integer as points_balance
      from member m
      left join (select member_id, sum(points) as balance from point_transaction group by all) p using (member_id)
      order by member_id)
    to '${lake}/silver/loyalty/members/part-0.parquet' (format parquet);
copy (select * from point_transaction)
    to '${lake}/silver/loyalty/point_transactions'
    (format parquet, partition_by (day), filename_pattern 'part-{i}', overwrite_or_ignore);
copy (select * exclude (properties), properties.campaign as campaign, properties.items[1].sku as sku,
             occurred_at::date as day
      from web_event order by day, occurred_at, event_id)
    to '${lake}/silver/web/web_events'
    (format parquet, partition_by (day), filename_pattern 'part-{i}', overwrite_or_ignore);

-- gold: what people look at
copy (select date_trunc('month', close_date)::date as month, stage, count(*) as opportunities,
             sum(amount)::decimal(18, 2) as amount
      from opportunity group by all order by all)
    to '${lake}/gold/sales/pipeline_by_month/part-0.parquet' (format parquet);
copy (select a.industry, a.country, count(*) as won, sum(o.amount)::decimal(18, 2) as revenue
      from opportunity o join account a using (account_id) where o.stage = 'Closed Won' group by all order by all)
    to '${lake}/gold/sales/revenue_by_industry/part-0.parquet' (format parquet);
copy (select m.tier, count(distinct m.member_id) as members, sum(p.points)::bigint as points
      from member m left join point_transaction p using (member_id) group by all order by all)
    to '${lake}/gold/loyalty/tier_balance/part-0.parquet' (format parquet);
copy (select day, kind, count(*) as transactions, sum(points)::bigint as points
      from point_transaction group by all order by all)
    to '${lake}/gold/loyalty/points_by_day/points_by_day.csv' (header);
copy (select properties.campaign as campaign, count(*) as events, count(distinct session_id) as visits,
             count(distinct member_id) as members
      from web_event where properties.campaign is not null group by all order by all)
    to '${lake}/gold/marketing/campaign_reach/part-0.parquet' (format parquet);
