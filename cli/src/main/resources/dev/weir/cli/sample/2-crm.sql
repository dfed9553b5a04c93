-- The CRM: accounts, the people in them, and what is being sold to them.

create table account as
select
    format('A-{:06d}', i) as account_id,
    pick(w.company_first, i, 'company-1') || ' ' || pick(w.company_second, i, 'company-2') || ' ' || c.legal_form as name,
    pick(w.industries, i, 'industry') as industry,
    (10 + pow(chance(i, 'size'), 4) * 20000)::integer as employees,
    (50000 + pow(chance(i, 'size'), 4) * 900000000)::decimal(14, 2) as annual_revenue,
    c.country, pick(c.cities, i, 'city') as city, c.currency,
    'https://www.' || ascii(pick(w.company_first, i, 'company-1')) || '-' || lower(pick(w.company_second, i, 'company-2'))
        || '-' || i || '.example' as website,
    pick(w.sellers, i, 'seller') || '@acme.example' as owner_email,
    moment(i, 'account-created', date '2019-01-01', 2500) as created_at
from range(1, 5001) r(i), words w, culture c
where c.id = hash(i, 'account-culture') % (select count(*) from culture)::ubigint
order by i;

-- Everyone who may turn up as a contact or as a member; the first 24,000 are contacts, the first 40,000 members.
create table person as
select
    i,
    native(pick(c.given, i, 'given')) as first_name,
    native(pick(c.family, i, 'family')) as last_name,
    latin(pick(c.given, i, 'given')) || '.' || latin(pick(c.family, i, 'family')) || i || '@'
        || pick(['mail.example', 'post.example', 'inbox.example', 'büro.example'], i, 'mail-host') as email,
    c.dial || ' ' || whole(i, 'phone-1', 100, 999) || ' ' || whole(i, 'phone-2', 1000, 9999) as phone,
    c.country, c.language, pick(c.cities, i, 'person-city') as city
from range(1, 40001) r(i), culture c
where c.id = hash(i, 'person-culture') % (select count(*) from culture)::ubigint
order by i;

create table contact as
select
    i,
    format('C-{:06d}', i) as contact_id,
    format('A-{:06d}', whole(i, 'contact-account', 1, 5000)) as account_id,
    first_name, last_name, email, phone, country, language,
    chance(i, 'consent') < 0.62 as marketing_consent,
    (pow(chance(i, 'value'), 3) * 25000)::decimal(12, 2) as lifetime_value,
    moment(i, 'contact-created', date '2020-01-01', 2400) as created_at,
    moment(i, 'contact-updated', date '2026-09-01', 56) as updated_at
from person
where i <= 24000
order by i;

-- The batch of 28 October: 4,000 new contacts out of a broken export. Each fault is drawn on its own.
create table contact_bad_export as
select
    case when chance(i, 'bad-twice') < 0.012 then format('C-{:06d}', i - 1) else contact_id end as contact_id,
    account_id, first_name, last_name,
    case when chance(i, 'bad-null') < 0.03 then null
         when chance(i, 'bad-mail') < 0.02 then pick([
             replace(email, '@', ' at '), split_part(email, '@', 1), 'n/a', email || '@', 'mailto:' || first_name
         ], i, 'bad-mail-kind')
         else email end as email,
    phone,
    case when chance(i, 'bad-country') < 0.008 then pick(['XX', 'Germany', '??'], i, 'bad-country-kind')
         else country end as country,
    language, marketing_consent,
    case when chance(i, 'bad-value') < 0.015 then -lifetime_value - 1 else lifetime_value end as lifetime_value,
    created_at,
    case when chance(i, 'bad-future') < 0.01 then timestamp '2031-01-01 00:00:00' + to_days(whole(i, 'future', 0, 900)::integer)
         else moment(i, 'bad-updated', date '2026-10-27', 1) end as updated_at
from contact
where i > 20000
order by i;

-- What should close after 27 October 2026 is still open.
create table opportunity as
with drawn as (
    select i, created_at, (created_at + to_days(whole(i, 'cycle', 5, 150)::integer))::date as close_date
    from (select i, moment(i, 'opportunity-created', date '2025-01-01', 660) as created_at from range(1, 30001) r(i))
)
select
    format('O-{:06d}', i) as opportunity_id,
    format('A-{:06d}', whole(i, 'opportunity-account', 1, 5000)) as account_id,
    format('C-{:06d}', whole(i, 'opportunity-contact', 1, 20000)) as contact_id,
    pick(w.deals, i, 'deal') as name,
    case when close_date > date '2026-10-27' then pick(w.open_stages, i, 'stage') else pick(w.closed_stages, i, 'stage') end
        as stage,
    (500 + pow(chance(i, 'amount'), 3) * 240000)::decimal(12, 2) as amount,
    'EUR' as currency,
    pick(w.sellers, i, 'opportunity-seller') as owner,
    created_at,
    close_date
from drawn, words w
order by i;
