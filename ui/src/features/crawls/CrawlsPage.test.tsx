import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Finding } from '../../api/types';
import { aCrawl, aStatus } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const running = aCrawl({ state: 'running', findings: 3 });
const findings: Finding[] = [
  { key: 'file:///srv/lake/bronze/a.parquet', kind: 'broken', code: 'empty-file', reason: 'has 0 bytes' },
  { key: 'file:///srv/lake/bronze/b.parquet', kind: 'broken', code: 'empty-file', reason: 'has 0 bytes' },
  { key: 'file:///srv/lake/notes/x.doc', kind: 'skipped', code: 'unknown-format', reason: 'is no data' },
];

const answers = {
  '/api/v1/crawls': { items: [running] },
  '/api/v1/crawls/c1': running,
  '/api/v1/crawls/c1/findings': (url: URL) => ({
    items: findings.filter(({ kind }) => (url.searchParams.get('kind') ?? kind) === kind),
  }),
};

test('opens the newest crawl with its progress and what it left out', async () => {
  openSite('/crawls', answers);

  expect(await screen.findByRole('progressbar')).toBeTruthy();
  expect(screen.getAllByText('1,204')).toHaveLength(2);
  expect(await screen.findByText('bronze/a.parquet')).toBeTruthy();
  expect(screen.getByText('3 files and folders to know of')).toBeTruthy();
});

test('its figures move as long as it runs, and stand still when it has ended', async () => {
  let look = 0;
  const { askedOf } = openSite('/crawls/c1', {
    ...answers,
    '/api/v1/crawls/c1': () => {
      look++;
      const progress = { ...running.progress, objectsListed: look * 1_000_000 };
      return { ...running, state: look < 3 ? 'running' : 'completed', progress };
    },
  });

  expect(await screen.findByText('1,000,000')).toBeTruthy();
  expect(screen.getByRole('progressbar')).toBeTruthy();
  expect(await screen.findByText('2,000,000', undefined, { timeout: 5_000 })).toBeTruthy();
  expect(await screen.findByText('3,000,000', undefined, { timeout: 5_000 })).toBeTruthy();

  expect(await screen.findByText('Completed')).toBeTruthy();
  expect(screen.queryByRole('progressbar')).toBeNull();
  const looks = askedOf('/api/v1/crawls/c1').length;
  await new Promise((later) => setTimeout(later, 2_500));
  expect(askedOf('/api/v1/crawls/c1')).toHaveLength(looks);
}, 20_000);

test('tells the reason once for all findings of one cause', async () => {
  openSite('/crawls/c1', answers);

  const groups = within(await screen.findByRole('list', { name: 'Findings' }));

  expect(groups.getAllByText('Has 0 bytes')).toHaveLength(1);
  expect(groups.getAllByText(/bronze/)).toHaveLength(2);
  expect(groups.getByText('Is no data')).toBeTruthy();
});

test('narrows the findings by kind and by code, in the address', async () => {
  const { router } = openSite('/crawls/c1', answers);
  const kinds = within(await screen.findByRole('navigation', { name: 'Kind of finding' }));

  await userEvent.click(await screen.findByRole('link', { name: 'empty-file 2' }));
  expect(router.state.location.search).toBe('?code=empty-file');
  expect(screen.queryByText('notes/x.doc')).toBeNull();

  await userEvent.click(kinds.getByRole('link', { name: 'Skipped' }));
  expect(router.state.location.search).toBe('?kind=skipped');
  expect(await screen.findByText('notes/x.doc')).toBeTruthy();
  expect(screen.queryByText('bronze/a.parquet')).toBeNull();
});

test('pauses a running crawl, and offers to go on with a paused one', async () => {
  let state: 'running' | 'paused' = 'running';
  const { sent } = openSite('/crawls/c1', {
    ...answers,
    '/api/v1/crawls/c1': () => ({ ...running, state }),
    'POST /api/v1/crawls/c1/pause': () => {
      state = 'paused';
      return { ...running, state };
    },
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));

  expect(await screen.findByRole('button', { name: 'Resume' })).toBeTruthy();
  expect(sent.map(({ to }) => to)).toEqual(['POST /api/v1/crawls/c1/pause']);
});

test('asks once more before it cancels', async () => {
  const { sent } = openSite('/crawls/c1', { ...answers, 'POST /api/v1/crawls/c1/cancel': running });

  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel' }));

  expect(sent.map(({ to }) => to)).toEqual(['POST /api/v1/crawls/c1/cancel']);
});

test('a crawl that has ended has no buttons', async () => {
  openSite('/crawls/c1', { ...answers, '/api/v1/crawls/c1': aCrawl({ state: 'cancelled' }) });

  expect(await screen.findByText('Cancelled')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
});

test('shows what the service had against it', async () => {
  openSite('/crawls/c1', {
    ...answers,
    'POST /api/v1/crawls/c1/pause': new FakeProblem(409, 'crawl-state-unfit', 'It is completed already.'),
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));

  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('It is completed already.');
  expect(alert.textContent).toContain('crawl-state-unfit');
});

test('tells a reader that they may not stop it', async () => {
  openSite('/crawls/c1', {
    ...answers,
    '/api/v1/status': aStatus('reader'),
  });

  expect(await screen.findByText(/Your role, reader, may not start or stop crawls/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
});
