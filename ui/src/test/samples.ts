import type {
  Batch,
  Contract,
  Crawl,
  Dataset,
  DatasetSummary,
  Incident,
  Lake,
  Ruleset,
  Score,
  Scorecard,
  Status,
  TagProposal,
} from '../api/types';

/** A dataset as the service describes it; a test names only what it is about. */
export function aDataset(fields: Partial<Dataset> = {}): Dataset {
  return {
    id: 'd1',
    namespace: 'file',
    name: '/srv/lake/silver/crm/customers',
    alias: 'silver_crm.customers',
    lake: 'acme',
    zone: 'silver',
    location: 'file:///srv/lake/silver/crm/customers/',
    format: 'parquet',
    origin: 'crawl',
    rows: 48_120,
    bytes: 3_407_551,
    files: 4,
    columnCount: 2,
    partitionColumns: [],
    version: 3,
    updatedAt: '2026-10-28T10:00:00Z',
    createdAt: '2026-10-01T10:00:00Z',
    properties: {},
    evidence: ['all 4 files have the same columns'],
    columns: [
      { name: 'customer_id', type: 'long', nullable: false, partition: false },
      { name: 'email', type: 'string', nullable: true, partition: false },
    ],
    ...fields,
  };
}

export function summaryOf(dataset: Dataset): DatasetSummary {
  const { columns: _, createdAt: __, properties: ___, evidence: ____, ...summary } = dataset;
  return summary;
}

/** A batch of which 3 of 100 rows broke a rule and were split off. */
export function aBatch(fields: Partial<Batch> = {}): Batch {
  return {
    id: 'b1',
    ruleset: 'crm-accounts',
    rulesetVersion: 2,
    lake: 'acme',
    dataset: 'bronze_crm.accounts',
    path: 'landing/crm/accounts/2024-10-27/',
    state: 'published',
    verdict: 'split',
    fingerprint: 'sha256:8f3a',
    objects: 1,
    bytes: 1_000,
    rows: 100,
    rowsPassed: 97,
    rowsFailed: 3,
    rowsSkipped: 0,
    warnings: 0,
    mode: 'split',
    requiresSecondPerson: false,
    kept: 'kept',
    replayedBy: [],
    target: 'bronze/crm/accounts/',
    quarantine: 'quarantine/crm/accounts/',
    receivedAt: '2026-10-28T10:00:00Z',
    decidedAt: '2026-10-28T10:00:08Z',
    finishedAt: '2026-10-28T10:00:09Z',
    failedRules: [
      {
        ruleId: 'r2',
        text: 'IsComplete "email"',
        kind: 'IsComplete',
        outcome: 'failed',
        metric: 0.97,
        failingRows: 3,
        message: 'found 97 %',
        severity: 'block',
        parts: [],
      },
    ],
    outcomes: [
      {
        ruleId: 'r1',
        text: 'RowCount > 10',
        kind: 'RowCount',
        outcome: 'passed',
        metric: 100,
        failingRows: 0,
        message: 'found 100',
        severity: 'block',
        parts: [],
      },
      {
        ruleId: 'r2',
        text: 'IsComplete "email"',
        kind: 'IsComplete',
        outcome: 'failed',
        metric: 0.97,
        failingRows: 3,
        message: 'found 97 %',
        severity: 'block',
        parts: [],
      },
    ],
    steps: [
      { step: 'received', at: '2026-10-28T10:00:00Z' },
      { step: 'published', at: '2026-10-28T10:00:09Z' },
    ],
    publishedFiles: ['bronze/crm/accounts/part-b1-00000.parquet'],
    quarantinedFiles: ['quarantine/crm/accounts/batch=b1/failed-00000.parquet'],
    originalFiles: [],
    ...fields,
  };
}

/** A crawl that has ended well. */
export function aCrawl(fields: Partial<Crawl> = {}): Crawl {
  return {
    id: 'c1',
    lake: 'acme',
    state: 'completed',
    progress: {
      objectsListed: 1_204,
      filesRead: 3,
      datasetsFound: 2,
      datasetsChanged: 1,
      datasetsNew: 0,
      datasetsMissing: 0,
      filesNew: 2,
      filesChanged: 0,
      filesGone: 1,
      problems: 1,
    },
    findings: 0,
    createdAt: '2026-10-28T10:00:00Z',
    startedAt: '2026-10-28T10:00:00Z',
    finishedAt: '2026-10-28T10:00:02Z',
    elapsedMillis: 1_840,
    ...fields,
  };
}

/** A tag that nobody has decided about. */
export function aProposal(fields: Partial<TagProposal> = {}): TagProposal {
  return {
    id: 't1',
    dataset: 'd1',
    alias: 'silver_crm.customers',
    column: 'email',
    tag: 'pii.email',
    confidence: 0.98,
    evidence: '200 of 200 sampled values are e-mail addresses; the name says email',
    state: 'proposed',
    proposedAt: '2026-10-28T10:00:00Z',
    ...fields,
  };
}

export function aLake(fields: Partial<Lake> = {}): Lake {
  return { name: 'acme', root: 'file:///srv/lake/', pins: [], createdAt: '2026-01-01T00:00:00Z', ...fields };
}

/** A service whose caller has this role. */
export function aStatus(role: string): Status {
  return {
    version: '0.1.0',
    mode: 'token',
    actor: { name: 'sam', role },
    database: { kind: 'external', version: '17.6' },
    workers: { live: 1 },
    lakes: 1,
    datasets: 2,
    proposedTags: 0,
    batches: { published: 4, quarantined: 1, held: 0, open: 0 },
    incidents: { open: 1 },
  };
}

/** An open incident of one batch. */
export function anIncident(fields: Partial<Incident> = {}): Incident {
  return {
    id: 'i1',
    ruleset: 'crm-accounts',
    lake: 'acme',
    dataset: 'bronze_crm.accounts',
    owner: 'crm-team',
    state: 'open',
    openedAt: '2026-10-28T10:00:00Z',
    reason: 'Broken by the batch as a whole: RowCount > 1000',
    failures: 1,
    batches: [
      {
        id: 'b1',
        state: 'quarantined',
        reason: 'Broken by the batch as a whole: RowCount > 1000',
        at: '2026-10-28T10:00:00Z',
      },
    ],
    ...fields,
  };
}

/** Of seven days, two of them without a batch; nothing demands timeliness. */
export function aScorecard(fields: Partial<Scorecard> = {}): Scorecard {
  const none: Score = { passed: 0, failed: 0, undecided: 0, skipped: 0, trend: Array(7).fill(null) };
  return {
    lake: 'acme',
    zone: 'bronze',
    dataset: 'bronze_crm.accounts',
    datasets: 1,
    from: '2026-10-22',
    to: '2026-10-28',
    overall: {
      score: 0.9,
      passed: 27,
      failed: 3,
      undecided: 2,
      skipped: 1,
      trend: [1, 1, null, null, 0.8, 0.75, 1],
    },
    dimensions: [
      {
        dimension: 'completeness',
        score: { ...none, score: 0.875, passed: 14, failed: 2, trend: [1, 1, null, null, 0.5, 0.75, 1] },
      },
      { dimension: 'validity', score: { ...none, undecided: 2 } },
      {
        dimension: 'uniqueness',
        score: { ...none, score: 1, passed: 6, trend: [1, 1, null, null, 1, 1, 1] },
      },
      { dimension: 'timeliness', score: none },
      { dimension: 'consistency', score: { ...none, skipped: 1 } },
    ],
    ...fields,
  };
}

/** A contract of which one promise is broken. */
export function aContract(fields: Partial<Contract> = {}): Contract {
  const place = (line: number) => ({ line, column: 9, pointer: `/schema/0/properties/${line}` });
  return {
    name: 'customers',
    lake: 'acme',
    dataset: 'silver_crm.customers',
    table: 'customers',
    mode: 'block',
    revision: 2,
    version: '1.1.0',
    apiVersion: 'v3.1.0',
    status: 'active',
    owner: 'crm',
    text: 'apiVersion: v3.1.0\nkind: DataContract\n',
    ruleset: 'customers',
    savedAt: '2026-10-28T10:00:00Z',
    savedBy: 'ada',
    changes: [],
    columns: [
      {
        path: 'customer_id',
        type: 'bigint',
        required: true,
        unique: false,
        key: true,
        partition: false,
        actual: 'long',
        state: 'kept',
        place: place(3),
      },
      {
        path: 'age',
        type: 'bigint',
        required: false,
        unique: false,
        key: false,
        partition: false,
        actual: 'int',
        state: 'broken',
        reason: 'narrower: values that were promised no longer fit',
        place: place(4),
      },
      {
        path: 'note',
        type: '',
        required: false,
        unique: false,
        key: false,
        partition: false,
        actual: 'string',
        state: 'unpromised',
      },
    ],
    rules: [{ text: 'IsComplete "customer_id"', severity: 'block', place: place(3) }],
    unconverted: [{ reason: 'unsupported', what: 'soda', why: 'it is written for soda', place: place(5) }],
    slas: [
      {
        kind: 'freshness',
        property: 'latency',
        value: '4',
        unit: 'h',
        element: '',
        state: 'missed',
        place: place(6),
      },
    ],
    comparisons: [
      {
        revision: 2,
        datasetVersion: 3,
        at: '2026-10-28T10:00:00Z',
        kind: 'breaking',
        changes: [
          {
            kind: 'breaking',
            aspect: 'type',
            what: 'customers.age',
            before: 'bigint',
            after: 'int',
            reason: 'narrower: values that were promised no longer fit',
          },
        ],
      },
    ],
    ...fields,
  };
}

/** A ruleset of two rules, kept on the site. */
export function aRuleset(fields: Partial<Ruleset> = {}): Ruleset {
  const dqdl = fields.dqdl ?? 'Rules = [\n  RowCount > 10,\n  IsComplete "email"\n]';
  return {
    name: 'crm-accounts',
    version: 2,
    lake: 'acme',
    dataset: 'bronze_crm.accounts',
    target: 'bronze/crm/accounts/',
    quarantine: 'quarantine/crm/accounts/',
    publishAs: 'files',
    mode: 'split',
    keepOriginals: 'turned-away',
    requiresSecondPerson: false,
    owner: 'crm-team',
    dqdl,
    composite: 'column',
    references: {},
    rules: [
      {
        id: 'r1',
        text: 'RowCount > 10',
        line: 2,
        kind: 'RowCount',
        rowLevel: false,
        severity: 'warn',
        labels: {},
      },
      {
        id: 'r2',
        text: 'IsComplete "email"',
        line: 3,
        kind: 'IsComplete',
        rowLevel: true,
        severity: 'block',
        labels: {},
      },
    ],
    analyzers: [],
    updatedAt: '2026-10-28T09:00:00Z',
    updatedBy: 'sam',
    ...fields,
  };
}
