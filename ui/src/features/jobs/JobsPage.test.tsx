import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aJob, aRun } from '../../test/jobs';
import { openSite } from '../../test/site';

const FAILED = aJob({
  name: 'gold.points_by_day',
  latestRun: aRun({ state: 'FAILED' }),
  statistics: { runs: 4, failed: 2, failureRate: 0.5 },
});
const QUIET = {
  '/api/v1/namespaces': { namespaces: [{ name: 'acme' }] },
  '/api/v1/lineage/status': { folded: 10, pending: 0, deadLetters: 3, unknown: [] },
};

test('tells how jobs fare', async () => {
  openSite('/jobs', { ...QUIET, '/api/v1/jobs': { jobs: [aJob(), FAILED], totalCount: 2 } });

  const table = await screen.findByRole('table', { name: 'Jobs' });
  const [first, second] = within(table).getAllByRole('row').slice(1);
  expect(first!.textContent).toContain('acme · team:crm');
  expect(first!.textContent).toContain('Completed5%5 min 10 s');
  expect(second!.textContent).toContain('Failed50%–never');
  expect(within(table).getByRole('link', { name: 'silver.contacts' }).getAttribute('href')).toBe(
    '/job?namespace=acme&name=silver.contacts',
  );
  expect(screen.getByRole('link', { name: '3 dead letters' })).toBeTruthy();
});

test('shows those whose last run failed, and says of how many', async () => {
  openSite('/jobs?state=FAILED', { ...QUIET, '/api/v1/jobs': { jobs: [aJob(), FAILED], totalCount: 2 } });

  expect(await screen.findByRole('link', { name: 'gold.points_by_day' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'silver.contacts' })).toBeNull();
  expect(screen.getByText('1 job of the 2 that were looked at.')).toBeTruthy();
});

test('asks for the jobs of one namespace', async () => {
  const { askedOf } = openSite('/jobs?namespace=s3%3A%2F%2Flake', {
    ...QUIET,
    '/api/v1/namespaces/s3%3A%2F%2Flake/jobs': { jobs: [aJob()], totalCount: 1 },
  });

  expect(await screen.findByRole('link', { name: 'silver.contacts' })).toBeTruthy();
  expect(askedOf('/api/v1/namespaces/s3%3A%2F%2Flake/jobs')).not.toEqual([]);
});

test('has the service search for a part of a name', async () => {
  const { askedOf } = openSite('/jobs', {
    ...QUIET,
    '/api/v1/jobs': { jobs: [], totalCount: 0 },
    '/api/v1/lineage/search': { results: [{ type: 'JOB', namespace: 'acme', name: 'silver.contacts' }] },
    '/api/v1/namespaces/acme/jobs/silver.contacts': aJob(),
  });

  await userEvent.type(await screen.findByRole('searchbox', { name: 'Search jobs' }), 'contacts');

  expect(await screen.findByRole('link', { name: 'silver.contacts' })).toBeTruthy();
  const { searchParams } = askedOf('/api/v1/lineage/search').at(-1)!;
  expect([searchParams.get('q'), searchParams.get('filter')]).toEqual(['contacts', 'JOB']);
});

test('more jobs are loaded from where the first ended', async () => {
  const { askedOf } = openSite('/jobs', {
    ...QUIET,
    '/api/v1/jobs': (url: URL) => ({
      jobs: url.searchParams.get('offset') === '0' ? [aJob()] : [FAILED],
      totalCount: 2,
    }),
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));

  expect(await screen.findByRole('link', { name: 'gold.points_by_day' })).toBeTruthy();
  expect(askedOf('/api/v1/jobs').at(-1)!.searchParams.get('offset')).toBe('1');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull());
});
