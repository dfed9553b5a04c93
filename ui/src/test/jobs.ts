import type { Job, LineageDeadLetter, Run } from '../api/types';

export function aRun(fields: Partial<Run> = {}): Run {
  return {
    id: '0190a3c4-0000-7000-8000-000000000001',
    createdAt: '2026-10-28T02:00:00Z',
    updatedAt: '2026-10-28T02:05:00Z',
    state: 'COMPLETED',
    startedAt: '2026-10-28T02:00:00Z',
    endedAt: '2026-10-28T02:05:00Z',
    durationMs: 300_000,
    inputDatasetVersions: [],
    outputDatasetVersions: [],
    facets: {},
    job: { namespace: 'acme', name: 'silver.contacts' },
    ...fields,
  };
}

export function aJob(fields: Partial<Job> = {}): Job {
  return {
    id: { namespace: 'acme', name: 'silver.contacts' },
    type: 'BATCH',
    name: 'silver.contacts',
    simpleName: 'silver.contacts',
    createdAt: '2026-10-20T02:00:00Z',
    updatedAt: '2026-10-28T02:05:00Z',
    namespace: 'acme',
    inputs: [{ namespace: 'file', name: '/lake/bronze/crm/contacts' }],
    outputs: [{ namespace: 's3://lake', name: 'silver/crm/contacts' }],
    latestRun: aRun(),
    facets: { ownership: { owners: [{ name: 'team:crm' }] } },
    statistics: {
      runs: 20,
      failed: 1,
      failureRate: 0.05,
      lastSuccessAt: '2026-10-28T02:05:00Z',
      medianSeconds: 310,
      longestSeconds: 400,
    },
    ...fields,
  };
}

export function aLetter(fields: Partial<LineageDeadLetter> = {}): LineageDeadLetter {
  return {
    id: 'l1',
    receivedAt: '2026-10-28T02:00:00Z',
    lastAt: '2026-10-28T03:00:00Z',
    times: 2,
    sender: 'nightly spark',
    code: 'lineage-event-invalid',
    detail: 'is no time',
    pointer: '/eventTime',
    bytes: 24,
    ...fields,
  };
}
