import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aCrawl, aDataset, aLake, aStatus, summaryOf } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

test('lists each lake with its root, its datasets and its last crawl', async () => {
  openSite('/lakes', {
    '/api/v1/datasets': { items: [summaryOf(aDataset())] },
    '/api/v1/crawls': { items: [aCrawl()] },
  });

  const link = await screen.findByRole('link', { name: 'acme' });
  expect(link.getAttribute('href')).toBe('/lakes/acme');
  expect(await screen.findByText('Completed')).toBeTruthy();
  const cells = within(screen.getByRole('table', { name: 'Lakes' })).getAllByRole('cell');
  expect(cells.slice(0, 3).map((cell) => cell.textContent)).toEqual(['acme', 'file:///srv/lake/', '1']);
});

test('shows a crawl that is under way instead of offering another', async () => {
  openSite('/lakes', { '/api/v1/crawls': { items: [aCrawl({ state: 'running' })] } });

  expect(await screen.findByText('1,204 objects listed, 2 datasets found')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Crawl acme now' })).toBeNull();
});

test('starts a crawl', async () => {
  const { sent } = openSite('/lakes', { 'POST /api/v1/crawls': aCrawl({ state: 'queued' }) });

  await userEvent.click(await screen.findByRole('button', { name: 'Crawl acme now' }));

  expect(sent).toEqual([{ to: 'POST /api/v1/crawls', body: { lake: 'acme' } }]);
});

test('tests a connection, and adds the lake with what its bucket needs', async () => {
  const { sent, router } = openSite('/lakes?add=yes', {
    'POST /api/v1/lakes/connection-test': {
      reachable: true,
      folders: ['bronze', 'silver'],
      objects: 3,
      more: false,
    },
    'POST /api/v1/lakes': aLake({ name: 'prod' }),
    '/api/v1/lakes/prod': aLake({ name: 'prod' }),
  });
  const form = within(await screen.findByRole('form', { name: 'Add a lake' }));

  await userEvent.type(form.getByLabelText('Name'), 'prod');
  expect(form.queryByLabelText('Endpoint')).toBeNull();
  await userEvent.type(form.getByLabelText('Root'), 's3://lake/prod/');
  await userEvent.type(form.getByLabelText('Endpoint'), 'http://127.0.0.1:9000');
  await userEvent.click(form.getByLabelText('Path style'));
  await userEvent.click(form.getByRole('button', { name: 'Test connection' }));

  expect((await form.findByRole('status')).textContent).toBe(
    'The place can be readIn its root the folders bronze, silver and 3 objects.',
  );
  await userEvent.click(form.getByRole('button', { name: 'Add the lake' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'prod' })).toBeTruthy();
  expect(router.state.location.pathname).toBe('/lakes/prod');
  const s3 = { endpoint: 'http://127.0.0.1:9000', pathStyle: true };
  expect(sent).toEqual([
    { to: 'POST /api/v1/lakes/connection-test', body: { root: 's3://lake/prod/', s3 } },
    { to: 'POST /api/v1/lakes', body: { name: 'prod', root: 's3://lake/prod/', s3 } },
  ]);
});

test('says why a place cannot be read', async () => {
  openSite('/lakes?add=yes', {
    'POST /api/v1/lakes/connection-test': {
      reachable: false,
      folders: [],
      objects: 0,
      more: false,
      problem: { code: 'lake-refused', detail: 'S3 answered 403. Check the credentials.' },
    },
  });

  await userEvent.type(await screen.findByLabelText('Root'), 's3://lake/');
  await userEvent.click(screen.getByRole('button', { name: 'Test connection' }));

  const note = await screen.findByText('S3 answered 403. Check the credentials.');
  expect(note.parentElement?.textContent).toContain('lake-refused');
});

test('puts what is wrong beside its field', async () => {
  openSite('/lakes?add=yes', {
    'POST /api/v1/lakes': new FakeProblem(400, 'field-invalid', '/name must be lower-case', [
      { pointer: '/name', detail: 'must be lower-case' },
    ]),
  });

  await userEvent.type(await screen.findByLabelText('Name'), 'Acme');
  await userEvent.type(screen.getByLabelText('Root'), 'file:///srv/');
  await userEvent.click(screen.getByRole('button', { name: 'Add the lake' }));

  expect(await screen.findByText('must be lower-case')).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('field-invalid');
});

test('tells who may not add a lake', async () => {
  openSite('/lakes?add=yes', {
    '/api/v1/status': aStatus('steward'),
  });

  expect(await screen.findByText(/Your role, steward, may not add or change lakes/)).toBeTruthy();
  expect(screen.queryByLabelText('Root')).toBeNull();
});

test('offers a reader no crawl', async () => {
  openSite('/lakes/acme', {
    '/api/v1/status': aStatus('reader'),
  });

  expect((await screen.findAllByText(/Your role, reader, may not start or stop crawls/)).length).toBe(2);
  expect(screen.queryByRole('button', { name: 'Crawl acme now' })).toBeNull();
});

test('begins with the form where there is no lake', async () => {
  openSite('/lakes', { '/api/v1/lakes': { items: [] } });

  expect(await screen.findByLabelText('Root')).toBeTruthy();
  expect(screen.getByText('No lakes yet')).toBeTruthy();
});
