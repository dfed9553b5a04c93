import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aJob, aRun } from '../../test/jobs';
import { FakeProblem, openSite } from '../../test/site';

const ADDRESS = '/job?namespace=acme&name=silver.contacts';
const JOB = '/api/v1/namespaces/acme/jobs/silver.contacts';

test('a job shows its runs, how long they took, and how often they failed', async () => {
  const failed = aRun({ id: 'r2', state: 'FAILED', error: 'out of memory', durationMs: 60_000 });
  openSite(ADDRESS, {
    [JOB]: aJob(),
    [`${JOB}/runs`]: { runs: [failed, aRun({ id: 'r1' })], totalCount: 2 },
  });

  const table = await screen.findByRole('table', { name: 'Runs' });
  expect(within(table).getByRole('link', { name: 'r2' }).getAttribute('href')).toBe('/runs/r2');
  expect(within(table).getByText('out of memory')).toBeTruthy();
  const bars = within(screen.getByRole('figure', { name: 'Durations of the latest 2 runs' })).getAllByRole(
    'link',
  );
  expect(bars.map((bar) => bar.getAttribute('aria-label')!.split(',').slice(0, 2).join(','))).toEqual([
    'Completed, 5 min 00 s',
    'Failed, 1 min 00 s',
  ]);
  expect(screen.getByText('5% of the last 20')).toBeTruthy();
  expect(screen.getByText('team:crm')).toBeTruthy();
});

test('a job leads to the lineage of what it reads and writes', async () => {
  openSite(ADDRESS, { [JOB]: aJob(), [`${JOB}/runs`]: { runs: [], totalCount: 0 } });

  const writes = await screen.findByRole('list', { name: 'Writes' });
  expect(within(writes).getByRole('link').getAttribute('href')).toBe(
    `/lineage?${new URLSearchParams({ node: 'dataset:s3%3A//lake:silver/crm/contacts' })}`,
  );
});

test('facets are shown as they were told, SQL and source among them', async () => {
  const facets = {
    sql: { query: 'select 1' },
    sourceCodeLocation: { url: 'https://git.example/x' },
    mine: { deep: [1] },
  };
  openSite(ADDRESS, { [JOB]: aJob({ facets }), [`${JOB}/runs`]: { runs: [], totalCount: 0 } });

  expect(await screen.findByText('select 1')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'git.example/x' }).getAttribute('href')).toBe(
    'https://git.example/x',
  );
  expect(screen.getByText('mine').parentElement!.querySelector('pre')!.textContent).toBe(
    JSON.stringify({ deep: [1] }, null, 2),
  );
});

test('a job that nobody told of is a problem', async () => {
  openSite(ADDRESS, { [JOB]: new FakeProblem(404, 'lineage-not-found') });

  expect(await screen.findByText('lineage-not-found')).toBeTruthy();
});

test('a run shows when what happened, why it failed, and where it belongs', async () => {
  const run = aRun({
    state: 'FAILED',
    error: 'out of memory',
    parentRunId: 'aaaaaaaa-0000-7000-8000-000000000009',
    rootRunId: 'bbbbbbbb-0000-7000-8000-000000000009',
    outputDatasetVersions: [
      {
        datasetVersionId: { namespace: 'file', name: '/lake/silver/crm/contacts' },
        facets: { outputStatistics: { rowCount: 20_000, size: 1_500_000 } },
      },
    ],
    facets: { spark_properties: { 'spark.master': 'local' } },
  });
  openSite('/runs/r1', { '/api/v1/jobs/runs/r1': run });

  const timeline = await screen.findByRole('list', { name: 'Timeline' });
  expect(
    within(timeline)
      .getAllByRole('listitem')
      .map((item) => item.firstElementChild!.textContent),
  ).toEqual(['Started', 'Failed']);
  expect(screen.getByText('out of memory')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'aaaaaaaa-0000…' }).getAttribute('href')).toBe(
    `/runs/${run.parentRunId}`,
  );
  expect(screen.getByRole('link', { name: 'bbbbbbbb-0000…' })).toBeTruthy();
  expect(screen.getByRole('list', { name: 'Writes' }).textContent).toContain('20,000 rows · 1.5 MB');
  expect(screen.getByText('spark_properties')).toBeTruthy();
});
