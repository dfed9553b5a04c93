import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Preview } from '../../api/types';
import { aCrawl, aLake } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const preview: Preview = {
  datasets: [
    {
      alias: 'silver_crm.orders',
      location: 'file:///srv/lake/silver/crm/orders/',
      format: 'parquet',
      rows: 15,
      bytes: 2_000,
      files: 3,
      columnCount: 4,
      partitionColumns: ['day', 'region'],
      evidence: ['the files lie in partition folders: day=2026-10-01/'],
    },
  ],
  findings: [
    { key: 'file:///srv/lake/silver/_SUCCESS', kind: 'skipped', code: 'hidden', reason: 'is hidden' },
  ],
  objectsListed: 4,
  truncated: false,
};

test('shows the root and how the crawl under way goes', async () => {
  openSite('/lakes/acme', { '/api/v1/crawls': { items: [aCrawl({ state: 'running' })] } });

  expect(await screen.findByRole('progressbar')).toBeTruthy();
  expect(screen.getByText('file:///srv/lake/')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy();
});

test('previews the datasets with their evidence, and what is left out', async () => {
  const { sent } = openSite('/lakes/acme', { 'POST /api/v1/crawls/preview': preview });

  await userEvent.type(await screen.findByLabelText('Folder to look at'), 'silver/');
  await userEvent.click(screen.getByRole('button', { name: 'Preview' }));

  const tree = within(await screen.findByRole('list', { name: 'What a crawl would find' }));
  expect(tree.getByText('crm/orders')).toBeTruthy();
  expect(tree.getByText('15 rows · 2.0 KB · 3 files · 4 columns · by day, region')).toBeTruthy();
  expect(tree.getByText(/because the files lie in partition folders/)).toBeTruthy();
  expect(tree.getByText('_SUCCESS')).toBeTruthy();
  expect(screen.getByText('1 dataset, 1 left out, of 4 objects')).toBeTruthy();
  expect(sent).toEqual([{ to: 'POST /api/v1/crawls/preview', body: { lake: 'acme', prefix: 'silver/' } }]);
});

test('says that there is more than a preview looks at', async () => {
  openSite('/lakes/acme', { 'POST /api/v1/crawls/preview': { ...preview, truncated: true } });

  await userEvent.click(await screen.findByRole('button', { name: 'Preview' }));

  expect(await screen.findByText(/There is more than a preview looks at/)).toBeTruthy();
});

test('explains a path', async () => {
  const { sent } = openSite('/lakes/acme?tab=explain', {
    'POST /api/v1/crawls/explain': { ...preview, datasets: [] },
  });

  await userEvent.type(await screen.findByLabelText('Path to explain'), 'silver/_SUCCESS');
  await userEvent.click(screen.getByRole('button', { name: 'Explain' }));

  expect(await screen.findByText('is hidden')).toBeTruthy();
  expect(sent).toEqual([
    { to: 'POST /api/v1/crawls/explain', body: { lake: 'acme', path: 'silver/_SUCCESS' } },
  ]);
});

test('shows why a preview could not be made', async () => {
  openSite('/lakes/acme', {
    'POST /api/v1/crawls/preview': new FakeProblem(400, 'crawl-prefix-invalid', 'Write it like silver/crm/.'),
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Preview' }));

  expect((await screen.findByRole('alert')).textContent).toContain('Write it like silver/crm/.');
});

test('adds and removes pins, and saves them as a whole', async () => {
  const { sent } = openSite('/lakes/acme?tab=pins', {
    '/api/v1/lakes/acme': aLake({ pins: [{ root: 'raw/old/' }] }),
    'PUT /api/v1/lakes/acme/pins': (_url: URL, body: unknown) => aLake(body as { pins: [] }),
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Remove the pin of raw/old/' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add a pin' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Folder' }), 'raw/events/');
  await userEvent.click(screen.getByRole('button', { name: 'Save the pins' }));

  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(sent).toEqual([{ to: 'PUT /api/v1/lakes/acme/pins', body: { pins: [{ root: 'raw/events/' }] } }]);
  expect(screen.queryByRole('button', { name: 'Save the pins' })).toBeNull();
});

test('puts what is wrong with a pin beside it', async () => {
  openSite('/lakes/acme?tab=pins', {
    'PUT /api/v1/lakes/acme/pins': new FakeProblem(400, 'lake-pin-invalid', '/pins/0/root is empty', [
      { pointer: '/pins/0/root', detail: 'has a part that is empty' },
    ]),
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Add a pin' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save the pins' }));

  expect(await screen.findByText('has a part that is empty')).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('lake-pin-invalid');
});

test('a lake that is not there is a problem, not an empty page', async () => {
  openSite('/lakes/gone', { '/api/v1/lakes/gone': new FakeProblem(404, 'lake-not-found', 'List them.') });

  expect((await screen.findByRole('alert')).textContent).toContain('lake-not-found');
});

const glueRun = {
  id: 'r1',
  lake: 'acme',
  kind: 'apply',
  state: 'completed',
  requestedBy: 'weir',
  startedAt: '2026-10-28T10:00:00Z',
  finishedAt: '2026-10-28T10:00:02Z',
  tables: 3,
  changes: 2,
  applied: 1,
  rejected: 1,
  unknown: 0,
  aliases: 0,
  findings: 1,
};

test('shows what was written to Glue, what was refused, and what was left alone', async () => {
  openSite('/lakes/acme?tab=glue', {
    '/api/v1/lakes/acme/glue': { region: 'eu-central-1', mirror: true, dryRun: false, automatic: true },
    '/api/v1/lakes/acme/glue/runs': { items: [glueRun] },
    '/api/v1/lakes/acme/glue/runs/r1/changes': {
      items: [
        {
          kind: 'update-table',
          target: 'silver_crm.orders',
          summary: '1 column added',
          details: ['note string'],
          outcome: 'applied',
        },
        {
          kind: 'create-table',
          target: 'silver_crm.customers',
          summary: '3 columns',
          details: [],
          outcome: 'rejected',
          reason: 'AccessDeniedException',
        },
      ],
    },
    '/api/v1/lakes/acme/glue/runs/r1/findings': {
      items: [
        {
          kind: 'left',
          code: 'foreign-table',
          subject: 'silver_crm.accounts',
          reason: 'Weir did not make it',
        },
      ],
    },
  });

  const changes = within(await screen.findByRole('table', { name: 'Changes' }));
  expect(changes.getByText('note string')).toBeTruthy();
  expect(changes.getByText('AccessDeniedException')).toBeTruthy();
  expect(await screen.findByText('Weir did not make it')).toBeTruthy();
  expect(screen.getByText('after each change')).toBeTruthy();
  expect(screen.getByText(/1 applied, 1 rejected, by weir/)).toBeTruthy();
});

test('a dry run plans, and offers no more', async () => {
  const { sent } = openSite('/lakes/acme?tab=glue', {
    '/api/v1/lakes/acme/glue': { region: 'eu-central-1', mirror: true },
    '/api/v1/lakes/acme/glue/runs': { items: [] },
    'POST /api/v1/lakes/acme/glue/plan': glueRun,
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Plan' }));

  expect(screen.queryByRole('button', { name: 'Mirror now' })).toBeNull();
  expect(sent[0]?.to).toBe('POST /api/v1/lakes/acme/glue/plan');
});

test('an import is planned before it is made, and tells what became known', async () => {
  const planned = {
    ...glueRun,
    kind: 'plan-import',
    requestedBy: 'local',
    changes: 1,
    applied: 0,
    rejected: 0,
    aliases: 2,
  };
  const { sent } = openSite('/lakes/acme?tab=glue', {
    '/api/v1/lakes/acme/glue': { region: 'eu-central-1', imports: true },
    '/api/v1/lakes/acme/glue/runs': { items: [planned] },
    '/api/v1/lakes/acme/glue/runs/r1/changes': {
      items: [
        {
          kind: 'register-dataset',
          target: 'sales.orders',
          summary: 'a parquet dataset of 2 columns at s3://other/orders/',
          details: ['id long', 'day date'],
          outcome: 'planned',
        },
      ],
    },
    '/api/v1/lakes/acme/glue/runs/r1/findings': {
      items: [
        { kind: 'note', code: 'elsewhere', subject: 'sales.orders', reason: 'it is in no lake of Weir’s' },
      ],
    },
    'POST /api/v1/lakes/acme/glue/plan-import': planned,
    'POST /api/v1/lakes/acme/glue/import': planned,
  });

  expect(await screen.findByText(/register dataset: a parquet dataset of 2 columns/)).toBeTruthy();
  expect(screen.getByText(/1 change to be made, by local/)).toBeTruthy();
  expect(await screen.findByRole('table', { name: 'Worth knowing' })).toBeTruthy();
  expect(screen.getByText('on, when asked')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Plan' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Plan import' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Import now' }));

  expect(sent.map(({ to }) => to)).toEqual([
    'POST /api/v1/lakes/acme/glue/plan-import',
    'POST /api/v1/lakes/acme/glue/import',
  ]);
});

test('a lake that is not in Glue says how it comes there', async () => {
  openSite('/lakes/acme?tab=glue', {
    '/api/v1/lakes/acme/glue': new FakeProblem(404, 'glue-not-set-up'),
  });

  expect(await screen.findByText('Not in Glue')).toBeTruthy();
});
