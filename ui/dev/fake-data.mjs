// A small lake as the service would describe it: a CRM and a loyalty program, four zones, good and bad batches.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.now();

const ago = (millis) => new Date(START - millis).toISOString();
const uuid = (number) => `0190a3c4-7d1e-7a00-8000-${String(number).padStart(12, '0')}`;

const column = (name, type, nullable = true, partition = false, more = {}) => ({
  name,
  type,
  nullable,
  partition,
  ...more,
});
const inside = (...fields) => ({
  fields: fields.map(([path, type, statistics]) => ({ path, type, ...(statistics && { statistics }) })),
});

const ACCOUNT = [
  column('account_id', 'string', false),
  column('name', 'string'),
  column('industry', 'string'),
  column('annual_revenue', 'decimal(14,2)'),
  column('employees', 'int'),
  column('website', 'string'),
  column('billing_country', 'string'),
  column('owner_email', 'string'),
  column('created_at', 'timestamptz(us)', false),
];
const CONTACT = [
  column('contact_id', 'string', false),
  column('account_id', 'string'),
  column('full_name', 'string'),
  column('email', 'string'),
  column('phone', 'string'),
  column(
    'address',
    'struct<street:string,city:string,zip:string,country:string>',
    true,
    false,
    inside(
      ['address.street', 'string', { nulls: 812 }],
      ['address.city', 'string', { nulls: 640, least: 'Aachen', greatest: 'Zwolle' }],
      ['address.zip', 'string', { nulls: 640, least: '01067', greatest: '99998' }],
      ['address.country', 'string', { nulls: 12, least: 'AT', greatest: 'US' }],
    ),
  ),
  column(
    'consents',
    'array<struct<purpose:string,granted:boolean,at:timestamptz(us)>>',
    true,
    false,
    inside(
      ['consents.element', 'struct<purpose:string,granted:boolean,at:timestamptz(us)>'],
      ['consents.element.purpose', 'string', { nulls: 0, least: 'analytics', greatest: 'newsletter' }],
      ['consents.element.granted', 'boolean', { nulls: 0, least: 'false', greatest: 'true' }],
      ['consents.element.at', 'timestamptz(us)', { nulls: 31 }],
    ),
  ),
  column('updated_at', 'timestamptz(us)', false),
];
const OPPORTUNITY = [
  column('opportunity_id', 'string', false),
  column('account_id', 'string', false),
  column('stage', 'string'),
  column('amount', 'decimal(12,2)'),
  column('currency', 'string'),
  column('probability', 'double'),
  column('close_date', 'date'),
];
const MEMBER = [
  column('member_id', 'long', false),
  column('email', 'string'),
  column('tier', 'string'),
  column('joined_on', 'date', false),
  column('birth_year', 'int'),
  column('preferences', 'map<string,string>'),
];
const POINTS = [
  column('transaction_id', 'long', false),
  column('member_id', 'long', false),
  column('points', 'int', false),
  column('reason', 'string'),
  column('booked_at', 'timestamptz(us)', false),
  column('day', 'date', false, true),
];
const EVENT = [
  column('event_id', 'uuid', false),
  column('session', 'string'),
  column('member_id', 'long'),
  column('page', 'string'),
  column('context', 'struct<device:struct<os:string,browser:string>,utm:map<string,string>>'),
  column('at', 'timestamptz(us)', false),
  column('day', 'date', false, true),
];

const DATASETS = [
  ['landing', 'crm', 'accounts', 'csv', null, 8_312_004, 7, ACCOUNT.slice(0, 8)],
  ['landing', 'crm', 'contacts', 'csv', null, 24_871_330, 7, CONTACT.slice(0, 5)],
  ['landing', 'crm', 'opportunities', 'csv', null, 11_204_518, 7, OPPORTUNITY],
  ['landing', 'loyalty', 'members', 'ndjson', null, 31_118_906, 4, MEMBER],
  ['landing', 'web', 'events', 'ndjson', null, 182_400_113, 24, EVENT.slice(0, 6)],
  ['bronze', 'crm', 'accounts', 'parquet', 48_796, 2_914_220, 2, ACCOUNT],
  ['bronze', 'crm', 'contacts', 'parquet', 121_940, 9_418_772, 3, CONTACT],
  ['bronze', 'crm', 'opportunities', 'parquet', 87_233, 4_011_960, 2, OPPORTUNITY],
  ['bronze', 'loyalty', 'members', 'parquet', 96_500, 6_730_411, 2, MEMBER],
  ['bronze', 'loyalty', 'point_transactions', 'parquet', 412_880, 14_226_018, 28, POINTS],
  ['bronze', 'web', 'events', 'parquet', 640_112, 61_090_774, 28, EVENT],
  [
    'silver',
    'crm',
    'customers',
    'parquet',
    48_120,
    3_407_551,
    4,
    [
      ...ACCOUNT.slice(0, 7),
      column('lifetime_value', 'decimal(16,2)'),
      column('region', 'string', false, true),
    ],
  ],
  ['silver', 'crm', 'contacts', 'parquet', 121_377, 8_977_310, 3, CONTACT],
  ['silver', 'loyalty', 'members', 'parquet', 96_212, 6_112_874, 2, MEMBER],
  ['silver', 'loyalty', 'daily_points', 'parquet', 208_014, 5_900_223, 28, POINTS.slice(1)],
  ['silver', 'web', 'sessions', 'parquet', 158_904, 17_551_002, 28, EVENT],
  [
    'gold',
    'crm',
    'customer_360',
    'parquet',
    47_988,
    5_204_119,
    1,
    [
      ...ACCOUNT.slice(0, 5),
      column('tier', 'string'),
      column('points_balance', 'long'),
      column('churn_risk', 'double'),
    ],
  ],
  [
    'gold',
    'sales',
    'pipeline_by_month',
    'parquet',
    1_284,
    96_210,
    1,
    [
      column('month', 'date', false),
      column('stage', 'string', false),
      column('amount', 'decimal(16,2)'),
      column('deals', 'long'),
    ],
  ],
  [
    'gold',
    'loyalty',
    'tier_summary',
    'parquet',
    420,
    18_344,
    1,
    [
      column('day', 'date', false),
      column('tier', 'string', false),
      column('members', 'long'),
      column('points', 'long'),
    ],
  ],
];

const LEAST = {
  long: '1',
  int: '0',
  double: '0.004',
  date: '2019-01-02',
  string: 'Aachen',
  boolean: 'false',
};
const GREATEST = { long: '9007199254', int: '118', double: '0.998', date: '2026-10-28', string: 'Zwolle' };

/** As Parquet's footers have them; CSV and NDJSON have none. */
const measured = (one, index, rows) =>
  rows === null || /[<]/.test(one.type)
    ? one
    : {
        ...one,
        statistics: {
          nulls: one.nullable ? Math.round(rows * [0, 0.0007, 0.043, 0.31][index % 4]) : 0,
          least: LEAST[one.type] ?? '2024-01-01T00:00:03.120Z',
          greatest: GREATEST[one.type] ?? '2026-10-28T21:14:55.000312Z',
          ...(index % 3 === 0 && { distinct: Math.round(rows / (1 + (index % 5))) }),
        },
      };

const plain = DATASETS.map(([zone, schema, table, format, rows, bytes, files, columns], index) => ({
  id: uuid(100 + index),
  namespace: 'file',
  name: `/srv/lake/${zone}/${schema}/${table}`,
  alias: `${zone}_${schema}.${table}`,
  lake: 'acme',
  zone,
  location: `file:///srv/lake/${zone}/${schema}/${table}/`,
  format,
  ...(rows === null ? {} : { rows }),
  bytes,
  files,
  columnCount: columns.length,
  partitionColumns: columns.filter((one) => one.partition).map((one) => one.name),
  version: table === 'customers' ? 5 : 1 + (index % 3),
  updatedAt: ago((index * 37 + 4) * MINUTE),
  createdAt: ago(12 * DAY),
  columns: columns.map((one, place) => measured(one, place, rows)),
  properties: {},
  evidence: [
    columns.some((one) => one.partition)
      ? `the files lie in partition folders: ${columns.find((one) => one.partition).name}=…/`
      : files > 1
        ? `all ${files} files have the same columns`
        : 'its only file is called like a part: part-00000.parquet',
  ],
}));

const [contacts] = plain.filter(({ alias }) => alias === 'silver_crm.contacts');
const delta = {
  ...contacts,
  id: uuid(150),
  name: '/srv/lake/silver/crm/contact_events',
  alias: 'silver_crm.contact_events',
  location: 'file:///srv/lake/silver/crm/contact_events/',
  format: 'delta',
  tableVersion: '41',
  version: 2,
  properties: {
    'delta.appendOnly': 'false',
    'delta.enableDeletionVectors': 'true',
    'delta.minReaderVersion': '3',
    'delta.minWriterVersion': '7',
  },
  evidence: ['the folder holds a Delta log (_delta_log)'],
};
const raw = {
  ...contacts,
  id: uuid(151),
  name: '/srv/lake/landing/scans/contracts',
  alias: 'landing_scans.contracts',
  zone: 'landing',
  location: 'file:///srv/lake/landing/scans/contracts/',
  format: 'raw',
  rows: undefined,
  bytes: 402_118_004,
  files: 1_318,
  columns: [],
  columnCount: 0,
  version: 1,
  properties: { 'files.pdf': '1204', 'files.tiff': '98', 'files.docx': '14', 'files.none': '2' },
  evidence: ['none of its files has an extension that Weir reads'],
};
/** What only the Glue Data Catalog tells of. */
const ofGlue = [
  {
    alias: 'sales.orders',
    namespace: 's3://partner-exchange',
    name: 'exports/orders',
    location: 's3://partner-exchange/exports/orders/',
    format: 'parquet',
    partitionColumns: ['day'],
    columns: [
      { name: 'order_id', type: 'long', nullable: true, partition: false },
      { name: 'email', type: 'string', nullable: true, partition: false },
      { name: 'amount', type: 'decimal(12,2)', nullable: true, partition: false },
      { name: 'day', type: 'date', nullable: true, partition: true },
    ],
    properties: {
      classification: 'parquet',
      'glue.description': 'Orders as the partner exports them each night; amounts are net, in euro.',
      'glue.partitions': '28',
      'glue.serde': 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
      'glue.table-type': 'EXTERNAL_TABLE',
    },
  },
  {
    alias: 'sales.recent_orders',
    namespace: 'arn:aws:glue:eu-central-1:123456789012',
    name: 'table/sales/recent_orders',
    location: '',
    format: 'view',
    partitionColumns: [],
    missingSince: ago(3 * DAY),
    columns: [{ name: 'order_id', type: 'long', nullable: true, partition: false }],
    properties: { presto_view: 'true', 'glue.table-type': 'VIRTUAL_VIEW' },
  },
].map((dataset, at) => ({
  ...dataset,
  id: uuid(700 + at),
  lake: 'acme',
  zone: '',
  origin: 'glue',
  bytes: 0,
  files: 0,
  columnCount: dataset.columns.length,
  version: 2,
  updatedAt: ago(9 * HOUR),
  createdAt: ago(40 * DAY),
  properties: {
    ...dataset.properties,
    'glue.table': dataset.alias,
    'glue.arn': `arn:aws:glue:eu-central-1:123456789012:table/${dataset.alias.replace('.', '/')}`,
  },
  evidence: [`the Glue Data Catalog has it as the table ${dataset.alias}`, 'no crawl saw its files'],
}));

export const datasets = [
  ...[...plain, delta, raw].map((dataset) => ({ ...dataset, origin: 'crawl' })),
  ...ofGlue,
];

export const snapshotsOf = ({ format }) =>
  format !== 'delta'
    ? []
    : Array.from({ length: 42 }, (_, index) => ({
        id: String(41 - index),
        at: ago((index * 7 + 1) * HOUR),
        operation: ['WRITE', 'MERGE', 'DELETE', 'OPTIMIZE'][index % 4],
        ...(index % 4 !== 3 && {
          rowsAdded: [4_120, 812, 0][index % 4],
          rowsRemoved: [0, 640, 1_204][index % 4],
        }),
        summary: { engineInfo: 'Apache-Spark/3.5.6 Delta-Lake/3.3.2' },
      }));

const change = (name, kind, compatibility, from, to) => ({
  column: name,
  kind,
  compatibility,
  ...(from && { from }),
  ...(to && { to }),
});

const CHANGES = {
  5: { kind: 'data', columns: [] },
  4: {
    kind: 'breaking',
    columns: [
      change('fax', 'removed', 'breaking', 'string'),
      change('region', 'became-partition', 'breaking', 'column', 'partition key'),
      change('billing_country', 'nullability-changed', 'breaking', 'required', 'nullable'),
      change('lifetime_value', 'added', 'compatible', undefined, 'decimal(16,2)'),
    ],
  },
  3: {
    kind: 'widening',
    columns: [
      change('annual_revenue', 'type-changed', 'widening', 'decimal(12,2)', 'decimal(14,2)'),
      change('employees', 'type-changed', 'widening', 'int', 'long'),
    ],
  },
  2: { kind: 'compatible', columns: [change('website', 'added', 'compatible', undefined, 'string')] },
};

export function versionsOf(dataset) {
  return Array.from({ length: dataset.version }, (_, index) => {
    const version = dataset.version - index;
    return {
      version,
      recordedAt: ago((index * 50 + 1) * HOUR),
      origin: dataset.origin,
      crawlId: dataset.origin === 'glue' ? 'g0' : uuid(900 + (index % 2)),
      ...(dataset.rows === undefined ? {} : { rows: Math.round(dataset.rows * (1 - index * 0.031)) }),
      bytes: Math.round(dataset.bytes * (1 - index * 0.028)),
      files: Math.max(1, dataset.files - index),
      columns: dataset.columns,
      change:
        version === 1
          ? { kind: 'initial', columns: [] }
          : (CHANGES[version] ?? { kind: 'data', columns: [] }),
    };
  });
}

export function partitionsOf(dataset) {
  const [key] = dataset.partitionColumns;
  if (key === undefined) {
    return [];
  }
  const values =
    key === 'region'
      ? ['AMER', 'APAC', 'EMEA', 'LATAM']
      : Array.from({ length: 28 }, (_, day) => ago((day + 1) * DAY).slice(0, 10));
  return values.map((value, index) => ({
    values: { [key]: value },
    path: `${key}=${value}/`,
    rows: Math.round((dataset.rows / values.length) * (0.9 + ((index * 7) % 5) / 20)),
    bytes: Math.round((dataset.bytes / values.length) * (0.9 + ((index * 7) % 5) / 20)),
    files: 1,
  }));
}

export const filesOf = (dataset, partition) =>
  dataset.format === 'delta' || dataset.format === 'raw'
    ? []
    : (dataset.partitionColumns.length === 0
        ? Array.from({ length: dataset.files }, () => '')
        : partitionsOf(dataset).map(({ path }) => path)
      )
        .flatMap((folder, index) => [
          {
            path: `${folder}part-${String(index).padStart(5, '0')}.parquet`,
            bytes: Math.round(dataset.bytes / dataset.files),
            ...(dataset.rows !== undefined && { rows: Math.round(dataset.rows / dataset.files) }),
            state: 'read',
          },
          ...(index === 2
            ? [
                {
                  path: `${folder}part-99999.parquet`,
                  bytes: 1_204,
                  state: 'broken',
                  code: 'wrong-magic',
                  reason: 'does not end with PAR1: it is cut off, still being written, or not Parquet',
                },
              ]
            : []),
        ])
        .filter(({ path }) => path.startsWith(partition));

const rule = (ruleId, text, outcome, metric, failingRows, message) => ({
  ruleId,
  text,
  kind: text.split(' ')[0],
  outcome,
  ...(metric === undefined ? {} : { metric }),
  failingRows,
  message,
  severity: 'block',
  parts: [],
});

const RULES_BAD = [
  rule('r1', 'RowCount > 1000', 'passed', 12_480, 0, 'expected > 1000, found 12480'),
  rule('r2', 'IsComplete "account_id"', 'failed', 0.9853, 184, 'expected every row, found 98.53 %'),
  rule('r3', 'IsUnique "account_id"', 'failed', 0.9409, 737, 'expected every row, found 94.09 %'),
  rule(
    'r4',
    'ColumnValues "owner_email" matches "[^@\\\\s]+@[^@\\\\s]+\\\\.[a-z]{2,}"',
    'failed',
    0.8934,
    1_331,
    'expected every row, found 89.34 %',
  ),
  rule(
    'r5',
    'ColumnValues "industry" in ["Retail", "Banking", "Energy", "Media", "Health"] with threshold >= 0.98',
    'passed',
    0.9911,
    111,
    'expected >= 98 %, found 99.11 %',
  ),
  rule('r6', 'ColumnLength "billing_country" = 2', 'failed', 0.9969, 39, 'expected every row, found 99.69 %'),
  rule(
    'r7',
    'CustomSql "select count(*) from primary where annual_revenue < 0" = 0',
    'passed',
    0,
    0,
    'expected = 0, found 0',
  ),
];
const RULES_GOOD = RULES_BAD.map((one) =>
  one.outcome === 'failed'
    ? { ...one, outcome: 'passed', metric: 1, failingRows: 0, message: 'every row' }
    : one,
);
const RULES_SPLIT = RULES_BAD.map((one) =>
  one.ruleId === 'r4'
    ? { ...one, metric: 0.9981, failingRows: 231, message: 'expected every row, found 99.81 %' }
    : RULES_GOOD.find((good) => good.ruleId === one.ruleId),
);
const RULES_HELD = RULES_GOOD.map((one) =>
  one.ruleId === 'r7'
    ? { ...rule('r7', one.text, 'undecided', undefined, 0, 'the query did not end within 60 s') }
    : one,
);

const steps = (since, ...names) =>
  names.map((step, index) => ({ step, at: ago(since - [0, 240, 980, 8_400, 8_650, 9_020, 9_180][index]) }));

function batch(number, since, dataset, path, fields) {
  const [zone, schema, table] = [
    dataset.split('_')[0],
    ...dataset.slice(dataset.indexOf('_') + 1).split('.'),
  ];
  const id = uuid(500 + number);
  return {
    id,
    ruleset: `${schema}-${table}`,
    rulesetVersion: 3,
    lake: 'acme',
    dataset,
    path,
    fingerprint: `sha256:${'8f3a91c0'.repeat(8)}`,
    objects: 1 + (number % 3),
    bytes: 1_312_004 + number * 77_310,
    target: `${zone}/${schema}/${table}/`,
    quarantine: `quarantine/${schema}/${table}/`,
    receivedAt: ago(since),
    runId: uuid(700 + number),
    mode: 'split',
    requiresSecondPerson: false,
    kept: 'kept',
    outcomes: [],
    publishedFiles: [],
    quarantinedFiles: [],
    originalFiles: [],
    replayedBy: [],
    steps: [],
    ...fields(id, `${zone}/${schema}/${table}/`, `quarantine/${schema}/${table}/`, since),
  };
}

const published = (rows) => (id, target, _quarantine, since) => ({
  state: 'published',
  verdict: 'passed',
  rows,
  rowsPassed: rows,
  rowsFailed: 0,
  rowsSkipped: 0,
  outcomes: RULES_GOOD,
  publishedFiles: [`${target}part-${id}-00000.parquet`],
  decidedAt: ago(since - 8_650),
  finishedAt: ago(since - 9_180),
  steps: steps(since, 'received', 'queued', 'checking', 'reported', 'decided', 'publishing', 'published'),
});

export const batches = [
  batch(8, 20_000, 'bronze_loyalty.members', 'landing/loyalty/members/2024-10-28/', () => ({
    state: 'checking',
    steps: steps(20_000, 'received', 'queued', 'checking'),
  })),
  batch(
    1,
    6 * MINUTE,
    'bronze_crm.accounts',
    'landing/crm/accounts/2024-10-28/',
    (id, _target, quarantine, since) => ({
      state: 'quarantined',
      verdict: 'failed',
      reason: '16.2 % of the rows fail, more than the 5 % that the ruleset allows',
      rows: 12_480,
      rowsPassed: 10_453,
      rowsFailed: 2_020,
      rowsSkipped: 7,
      outcomes: RULES_BAD,
      quarantinedFiles: [
        `${quarantine}failed/batch=${id}/part-00000.parquet`,
        `${quarantine}passed/batch=${id}/part-00000.parquet`,
      ],
      originalFiles: [`${quarantine}original/batch=${id}/accounts.csv`],
      requiresSecondPerson: true,
      disposition: {
        kind: 'release',
        stage: 'requested',
        reason: 'The partner sends three-letter countries since Monday; downstream knows both.',
        requestedBy: 'sam',
        requestedAt: ago(2 * MINUTE),
      },
      decidedAt: ago(since - 8_650),
      finishedAt: ago(since - 9_180),
      steps: steps(
        since,
        'received',
        'queued',
        'checking',
        'reported',
        'decided',
        'quarantining',
        'quarantined',
      ),
    }),
  ),
  batch(2, 9 * MINUTE, 'bronze_crm.accounts', 'landing/crm/accounts/2024-10-27/', published(12_104)),
  batch(
    3,
    3 * HOUR,
    'bronze_crm.contacts',
    'landing/crm/contacts/2024-10-27/',
    (id, target, quarantine, since) => ({
      ...published(121_940)(id, target, quarantine, since),
      verdict: 'split',
      rowsPassed: 121_709,
      rowsFailed: 231,
      outcomes: RULES_SPLIT,
      quarantinedFiles: [`${quarantine}batch=${id}/failed-00000.parquet`],
    }),
  ),
  batch(
    4,
    26 * HOUR,
    'bronze_crm.opportunities',
    'landing/crm/opportunities/2024-10-26/',
    (_id, _target, _quarantine, since) => ({
      state: 'held',
      verdict: 'undecided',
      reason: 'rule r7 could not be decided: the query did not end within 60 s',
      rows: 87_233,
      rowsPassed: 87_233,
      rowsFailed: 0,
      rowsSkipped: 0,
      outcomes: RULES_HELD,
      decidedAt: ago(since - 8_650),
      steps: steps(since, 'received', 'queued', 'checking', 'reported', 'held'),
    }),
  ),
  ...Array.from({ length: 26 }, (_, index) =>
    batch(
      20 + index,
      (30 + index * 24) * HOUR,
      index % 2 === 0 ? 'bronze_web.events' : 'bronze_loyalty.point_transactions',
      `landing/web/events/${ago((30 + index * 24) * HOUR).slice(0, 10)}/`,
      published(20_104 + index * 311),
    ),
  ),
];

const DIMENSIONS = ['completeness', 'validity', 'uniqueness', 'timeliness', 'consistency'];

/** @param scoreOf a day, counted back from today, and a dimension: its score, or null */
const scorecard = (days, subject, rules, scoreOf) => {
  const scored = (names) => {
    const daily = Array.from({ length: days }, (_, day) =>
      names.map((name) => scoreOf(days - 1 - day, name)).filter((score) => score !== null),
    );
    const decided = daily.map((scores) => scores.length * rules);
    const passed = daily.map((scores) => Math.round(scores.reduce((sum, score) => sum + score * rules, 0)));
    const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
    return {
      ...(sum(decided) > 0 && { score: sum(passed) / sum(decided) }),
      passed: sum(passed),
      failed: sum(decided) - sum(passed),
      undecided: 0,
      skipped: 0,
      trend: daily.map((_, day) => (decided[day] === 0 ? null : passed[day] / decided[day])),
    };
  };
  return {
    lake: 'acme',
    datasets: 1,
    ...subject,
    from: ago((days - 1) * DAY).slice(0, 10),
    to: ago(0).slice(0, 10),
    overall: scored(DIMENSIONS),
    dimensions: DIMENSIONS.map((dimension) => ({ dimension, score: scored([dimension]) })),
  };
};

const crm = (day, dimension) =>
  day % 7 === 5 ? null : dimension === 'validity' && day < 3 ? 0.5 : dimension === 'timeliness' ? null : 1;
const events = (day, dimension) =>
  dimension === 'timeliness' && day % 9 === 4 ? 0.25 : dimension === 'consistency' ? null : 1;

export const scorecards = (days) => [
  scorecard(days, { zone: 'bronze', dataset: 'bronze_crm.accounts' }, 4, crm),
  scorecard(days, { zone: 'bronze', dataset: 'bronze_web.events' }, 8, events),
];

export const domainScorecards = (days) => [
  scorecard(days, { zone: 'bronze', datasets: 2 }, 12, (day, name) => crm(day, name) ?? events(day, name)),
];

export const incidents = [
  {
    id: uuid(901),
    ruleset: 'crm-accounts',
    lake: 'acme',
    dataset: 'bronze_crm.accounts',
    owner: 'crm-team@acme.example',
    state: 'open',
    openedAt: ago(6 * MINUTE),
    reason: '16.2 % of the rows fail, more than the 5 % that the ruleset allows',
    failures: 1,
    batches: [
      {
        id: uuid(501),
        state: 'quarantined',
        reason: '16.2 % of the rows fail, more than the 5 % that the ruleset allows',
        at: ago(6 * MINUTE),
      },
    ],
  },
  {
    id: uuid(902),
    ruleset: 'crm-opportunities',
    lake: 'acme',
    dataset: 'bronze_crm.opportunities',
    state: 'closed',
    openedAt: ago(26 * HOUR),
    reason: 'rule r7 could not be decided: the query did not end within 60 s',
    failures: 1,
    closedAt: ago(25 * HOUR),
    closedBy: 'kim',
    closedFor: 'the query is corrected',
    batches: [
      {
        id: uuid(504),
        state: 'held',
        reason: 'rule r7 could not be decided: the query did not end within 60 s',
        at: ago(26 * HOUR),
      },
    ],
  },
];

const COMPANIES = [
  'Northwind Traders',
  'Halcyon Energy',
  'Blue Harbor Bank',
  'Meridian Media',
  'Juniper Health',
  'Castle & Sons',
];

export function failingRowsOf(batch) {
  const rules = batch.outcomes.filter((one) => one.outcome === 'failed').map((one) => one.ruleId);
  if (rules.length === 0) {
    return [];
  }
  return Array.from({ length: 120 }, (_, index) => {
    const broken = rules.filter(
      (_id, place) => index % rules.length === place || (index % 5 === 0 && place === 0),
    );
    const has = (id) => broken.includes(id);
    return {
      ruleIds: broken,
      reasons: broken.map(
        (id) =>
          ({
            r2: 'account_id is missing',
            r3: 'account_id "A-0010442" is not unique',
            r4: 'owner_email does not match the pattern',
            r6: 'billing_country is 3 long, not 2',
          })[id],
      ),
      masked: ['owner_email'],
      values: {
        account_id: has('r2')
          ? null
          : has('r3')
            ? 'A-0010442'
            : `A-${String(20_000 + index * 13).padStart(7, '0')}`,
        name: COMPANIES[index % COMPANIES.length],
        industry: ['Retail', 'Energy', 'Banking'][index % 3],
        annual_revenue: String(1_250_000 + index * 9_317),
        owner_email: '***',
        billing_country: has('r6') ? 'DEU' : ['DE', 'US', 'JP'][index % 3],
        website: index % 4 === 0 ? '' : 'https://www.example.com',
        created_at: ago(index * 9 * HOUR),
      },
    };
  });
}

const total = {
  objectsListed: 214,
  filesRead: 182,
  datasetsFound: datasets.length,
  datasetsChanged: 3,
  datasetsNew: 1,
  datasetsMissing: 1,
  filesNew: 12,
  filesChanged: 2,
  filesGone: 1,
  problems: 4,
};

/** The first crawl is always under way: its progress follows the clock, so that the site has something live to show. */
export function crawls() {
  const seconds = ((Date.now() - START) / 1000) % 40;
  const part = Math.min(1, seconds / 30);
  const running = part < 1;
  const done = (at, millis, extra = {}) => ({
    lake: 'acme',
    state: 'completed',
    progress: total,
    findings: 18,
    createdAt: ago(at),
    startedAt: ago(at),
    finishedAt: ago(at - millis),
    elapsedMillis: millis,
    ...extra,
  });
  return [
    {
      id: uuid(902),
      lake: 'acme',
      state: running ? 'running' : 'completed',
      findings: 18,
      progress: Object.fromEntries(
        Object.entries(total).map(([name, value]) => [name, Math.round(value * part)]),
      ),
      createdAt: new Date(Date.now() - seconds * 1000).toISOString(),
      startedAt: new Date(Date.now() - seconds * 1000).toISOString(),
      elapsedMillis: Math.round(Math.min(30, seconds) * 1000),
    },
    { id: uuid(901), ...done(HOUR, 1_840) },
    { id: uuid(900), ...done(51 * HOUR, 2_310, { prefix: 'silver/' }) },
    {
      id: uuid(899),
      ...done(3 * DAY, 412, {
        state: 'failed',
        progress: {
          ...total,
          objectsListed: 12,
          filesRead: 0,
          datasetsFound: 0,
          datasetsChanged: 0,
          datasetsNew: 0,
          datasetsMissing: 0,
          filesNew: 0,
          filesChanged: 0,
          filesGone: 0,
          problems: 0,
        },
        error:
          'The lake root file:///srv/lake/ cannot be read: permission denied. Give the service read access, then crawl again.',
      }),
    },
  ];
}

const finding = (path, kind, code, reason) => ({ key: `file:///srv/lake/${path}`, kind, code, reason });

export const findings = [
  finding(
    'bronze/crm/accounts/part-0007.parquet',
    'broken',
    'truncated-footer',
    'the file ends before its footer: 1,204 of 41,880 bytes are there',
  ),
  finding(
    'landing/crm/contacts/2024-10-25/contacts.parquet',
    'broken',
    'wrong-magic',
    'does not end with PAR1: it is cut off, still being written, or not Parquet',
  ),
  finding(
    'silver/web/sessions/day=2024-10-21/part-0000.parquet',
    'broken',
    'wrong-magic',
    'does not end with PAR1: it is cut off, still being written, or not Parquet',
  ),
  finding(
    'landing/web/events/day=2024-10-21/part-0000.csv',
    'unsupported',
    'mixed-formats',
    'lies among the partitions of a dataset whose other files are ndjson',
  ),
  ...Array.from({ length: 14 }, (_, day) =>
    finding(
      `silver/web/sessions/day=2024-10-${10 + day}/_SUCCESS`,
      'skipped',
      'hidden',
      'a name that begins with _ or . is not data',
    ),
  ),
];

export const status = () => ({
  proposedTags: proposals.filter(({ state }) => state === 'proposed').length,
  version: '0.1.0',
  mode: 'local',
  actor: { name: 'local', role: 'administrator' },
  database: { kind: 'embedded', version: '17.6' },
  workers: { live: 1 },
  lakes: 1,
  datasets: datasets.length,
  batches: {
    published: batches.filter((one) => one.state === 'published').length,
    quarantined: batches.filter((one) => one.state === 'quarantined').length,
    held: batches.filter((one) => one.state === 'held').length,
    open: batches.filter((one) => one.state === 'checking').length,
  },
  incidents: { open: incidents.filter((one) => one.state === 'open').length },
});

export const lakes = [
  {
    name: 'acme',
    root: 'file:///srv/lake/',
    pins: [{ root: 'landing/scans/' }, { partition: 'raw/clicks/{region}/{day}/' }],
    createdAt: ago(12 * DAY),
  },
  {
    name: 'partners',
    root: 's3://acme-partners/drop/',
    s3: { endpoint: 'http://127.0.0.1:9000', region: 'eu-central-1', pathStyle: true },
    pins: [],
    createdAt: ago(2 * DAY),
  },
];

export const preview = (prefix) => ({
  datasets: datasets
    .filter(({ location }) => location.startsWith(`file:///srv/lake/${prefix}`))
    .map(({ alias, location, format, rows, bytes, files, columnCount, partitionColumns, evidence }) => ({
      alias,
      location,
      format,
      ...(rows !== undefined && { rows }),
      bytes,
      files,
      columnCount,
      partitionColumns,
      evidence,
    })),
  findings: findings.filter(({ key }) => key.startsWith(`file:///srv/lake/${prefix}`)),
  objectsListed: 214,
  truncated: false,
});

export const glueSetup = {
  region: 'eu-central-1',
  mirror: true,
  imports: true,
  deleteMissing: false,
  dryRun: false,
  automatic: true,
};

export function glueRuns() {
  const run = (id, kind, minutes, extra) => ({
    id,
    lake: 'acme',
    kind,
    state: 'completed',
    requestedBy: 'weir',
    startedAt: new Date(START - minutes * 60_000).toISOString(),
    finishedAt: new Date(START - minutes * 60_000 + 4_000).toISOString(),
    tables: 3,
    changes: glueChanges.length,
    applied: 2,
    rejected: 1,
    unknown: 0,
    aliases: 0,
    findings: glueFindings.length,
    ...extra,
  });
  return [
    run('g3', 'apply', 4, {}),
    run('g2', 'apply', 64, { state: 'failed', error: 'Glue refused GetDatabase: AccessDeniedException.' }),
    run('g1', 'plan', 240, { requestedBy: 'sam', applied: 0, rejected: 0 }),
    run('g0', 'import', 540, {
      requestedBy: 'sam',
      tables: 14,
      changes: glueImports.length,
      applied: glueImports.length,
      rejected: 0,
      aliases: 13,
      findings: glueImportFindings.length,
    }),
  ];
}

export const glueChanges = [
  {
    kind: 'create-partitions',
    target: 'silver_crm.contacts',
    summary: '1 partition',
    details: ['day=2026-10-28'],
    outcome: 'applied',
  },
  {
    kind: 'update-table',
    target: 'silver_loyalty.transactions',
    summary: 'column channel string added',
    details: ['column channel string added', 'parameter classification unknown → parquet'],
    outcome: 'applied',
  },
  {
    kind: 'update-table',
    target: 'gold.daily_revenue',
    summary: 'column currency string added',
    details: [],
    outcome: 'rejected',
    reason: 'AccessDeniedException: User is not authorized to perform glue:UpdateTable',
  },
];

export const glueImports = [
  {
    kind: 'register-dataset',
    target: 'sales.returns',
    summary: 'a csv dataset of 6 columns at s3://partner-exchange/exports/returns/',
    details: [
      'order_id long',
      'email string',
      'reason string',
      'amount decimal(12,2)',
      'note string',
      'day date',
    ],
    outcome: 'applied',
  },
  {
    kind: 'update-dataset',
    target: 'sales.orders',
    summary: '2 changes of columns',
    details: [
      'amount type-changed decimal(10,2) → decimal(12,2), widening',
      'email added string, compatible',
    ],
    outcome: 'applied',
  },
  {
    kind: 'miss-dataset',
    target: 'sales.recent_orders',
    summary: 'Glue no longer has its table',
    details: [],
    outcome: 'applied',
  },
];

export const glueImportFindings = [
  {
    kind: 'note',
    code: 'elsewhere',
    subject: 'sales.orders',
    reason: 's3://partner-exchange/exports/orders/ is in no lake of Weir\u2019s',
  },
  {
    kind: 'note',
    code: 'no-dataset',
    subject: 'archive.orders_2019',
    reason: 's3://acme-lake/archive/orders_2019/ is in the lake acme, but no crawl saw a dataset there',
  },
];

export const glueFindings = [
  {
    kind: 'left',
    code: 'foreign-table',
    subject: 'silver_crm.accounts',
    reason: 'a table of this name is there, and Weir did not make it: it is left as it is',
  },
  {
    kind: 'note',
    code: 'csv-as-text',
    subject: 'landing_crm.contacts',
    reason: 'all of its columns are strings in Glue, since its fields may be quoted',
  },
];

const PROPOSED = [
  ['email', 'pii.email', 0.98, '200 of 200 sampled values are e-mail addresses; the name says email'],
  ['owner_email', 'pii.email', 0.97, '194 of 200 sampled values are e-mail addresses; the name says email'],
  [
    'phone',
    'pii.phone',
    0.96,
    '181 of 188 sampled values are phone numbers in international form; the name says phone',
  ],
  [
    'full_name',
    'pii.name',
    0.83,
    '142 of 197 sampled values have a frequent given or family name in them; the name says full name',
  ],
  [
    'address.street',
    'pii.address',
    0.87,
    '151 of 160 sampled values have a word for a street and a number; the name says street',
  ],
  ['client_ip', 'pii.ip', 0.6, 'the name says client ip; no values were sampled'],
  ['session_id', 'secret', 0.51, 'the name says session; the values neither confirm nor refute it'],
];
const columnsOf = ({ columns }) =>
  columns.flatMap(({ name, fields = [] }) => [name, ...fields.map(({ path }) => path)]);

export const proposals = datasets.flatMap((dataset, at) =>
  PROPOSED.filter(([column]) => columnsOf(dataset).includes(column)).map(
    ([column, tag, confidence, evidence], place) => ({
      id: uuid(900_000 + at * 100 + place),
      dataset: dataset.id,
      alias: dataset.alias,
      column,
      tag,
      confidence,
      evidence,
      state: 'proposed',
      proposedAt: ago(3 * HOUR),
    }),
  ),
);

/** Decides as the service does; undefined if there is no such proposal. */
export function decide(id, state) {
  const proposal = proposals.find((one) => one.id === id);
  if (proposal !== undefined) {
    const { decidedAt: _, decidedBy: __, ...rest } = proposal;
    const decided = state === 'proposed' ? {} : { decidedAt: new Date().toISOString(), decidedBy: 'local' };
    proposals[proposals.indexOf(proposal)] = { ...rest, state, ...decided };
  }
  return proposals.find((one) => one.id === id);
}

export const tagsOf = ({ id, format, origin }) => ({
  tags: proposals
    .filter(({ dataset, state }) => dataset === id && state === 'accepted')
    .map(({ column, tag }) => ({ column, tag })),
  look: {
    version: 1,
    state: 'done',
    at: ago(3 * HOUR),
    ...(origin === 'glue'
      ? { reason: 'only the Glue Data Catalog knows it: no crawl saw its files' }
      : { sampled: `file:///srv/lake/part-00000.${format}` }),
  },
});
