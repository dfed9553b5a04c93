-- The loyalty program: members, their points, and what they do on the site.

create table member as
select
    i,
    format('M{:07d}', i) as member_id,
    case when i <= 20000 and chance(i, 'linked') < 0.7 then format('C-{:06d}', i) end as contact_id,
    first_name, last_name, email, country, city,
    pick(w.tiers, i, 'tier') as tier,
    whole(i, 'born', 1948, 2008)::integer as birth_year,
    moment(i, 'joined', date '2018-05-01', 3000)::date as joined_on
from person, words w
where i <= 40000
order by i;

-- October 2026, all days.
create table point_transaction as
select
    format('T{:09d}', i) as transaction_id,
    format('M{:07d}', 1 + (pow(chance(i, 'active'), 2) * 39999)::bigint) as member_id,
    case when chance(i, 'kind') < 0.80 then 'earn' when chance(i, 'kind') < 0.95 then 'redeem'
         when chance(i, 'kind') < 0.99 then 'expire' else 'adjust' end as kind,
    case when chance(i, 'kind') < 0.80 then whole(i, 'points', 5, 400) else -whole(i, 'points', 50, 900) end::integer as points,
    case when chance(i, 'partner') < 0.25 then pick(w.partners, i, 'partner-name') end as partner,
    case when chance(i, 'kind') < 0.80 then (whole(i, 'points', 5, 400) * 1.25)::decimal(10, 2) else 0 end as amount_eur,
    moment(i, 'occurred', date '2026-10-01', 27) as occurred_at,
    moment(i, 'occurred', date '2026-10-01', 27)::date as day
from range(1, 280001) r(i), words w
order by day, i;

-- The batch of 28 October: a good export with a few bad rows among 12,000.
create table point_transaction_export as
select
    case when chance(i, 'double') < 0.001 then format('T{:09d}', i - 1) else format('T{:09d}', i) end as transaction_id,
    case when chance(i, 'no-member') < 0.004 then null
         else format('M{:07d}', 1 + (pow(chance(i, 'active'), 2) * 39999)::bigint) end as member_id,
    case when chance(i, 'odd-kind') < 0.002 then 'EARNED?' when chance(i, 'kind') < 0.85 then 'earn' else 'redeem' end as kind,
    case when chance(i, 'kind') < 0.85 then whole(i, 'points', 5, 400) else -whole(i, 'points', 50, 900) end::integer as points,
    case when chance(i, 'partner') < 0.25 then pick(w.partners, i, 'partner-name') end as partner,
    case when chance(i, 'refund') < 0.005 then -whole(i, 'points', 5, 400)::double
         when chance(i, 'kind') < 0.85 then whole(i, 'points', 5, 400) * 1.25 else 0 end as amount_eur,
    strftime(moment(i, 'occurred', date '2026-10-28', 1), '%Y-%m-%dT%H:%M:%SZ') as occurred_at
from range(280001, 292001) r(i), words w
order by i;

-- Two weeks of the site, up to 27 October, with nested properties.
create table web_event as
select
    format('e{:08x}', i) as event_id,
    format('s{:06x}', whole(i // 6, 'session', 0, 16777215)) as session_id,
    case when chance(i // 6, 'signed-in') < 0.55 then format('M{:07d}', whole(i // 6, 'visitor', 1, 40000)) end as member_id,
    pick(['view', 'view', 'view', 'view', 'click', 'click', 'add-to-basket', 'redeem'], i, 'event') as event,
    pick(w.pages, i, 'page') as page,
    pick(['ios', 'android', 'web', 'web'], i // 6, 'device') as device,
    moment(i // 6, 'visit', date '2026-10-14', 14) + to_seconds(((i % 6) * 20)::integer) as occurred_at,
    {
        'campaign': case when chance(i // 6, 'campaign') < 0.3 then pick(w.campaigns, i // 6, 'campaign-name') end,
        'items': [{'sku': 'SKU-' || whole(i, 'sku', 1000, 1999), 'quantity': whole(i, 'quantity', 1, 4)::integer}]
    } as properties
from range(1, 150001) r(i), words w
order by i;
