import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aBatch, aDataset, aProposal } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const answers = {
  '/api/v1/datasets/d1': aDataset({
    columns: [
      { name: 'customer_id', type: 'long', nullable: false, partition: false },
      {
        name: 'address',
        type: 'struct<city:string,zip:string>',
        nullable: true,
        partition: false,
        fields: [
          { path: 'address.city', type: 'string' },
          { path: 'address.zip', type: 'string' },
        ],
      },
      { name: 'region', type: 'string', nullable: false, partition: true },
    ],
    partitionColumns: ['region'],
  }),
  '/api/v1/batches': { items: [aBatch()] },
};

test('shows the name, the last verdict and the schema', async () => {
  openSite('/datasets/d1', answers);

  expect(await screen.findByRole('heading', { level: 1, name: /silver_crm.customers/ })).toBeTruthy();
  expect((await screen.findByRole('link', { name: 'Last batch: Split' })).getAttribute('href')).toBe(
    '/batches/b1',
  );
  const rows = within(screen.getByRole('table', { name: 'Columns' }))
    .getAllByRole('row')
    .slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    '1customer_idlongrequired',
    '2addressstructnullable',
    'citystring',
    'zipstring',
    '3region partitionstringrequired',
  ]);
});

const ofGlue = aDataset({
  alias: 'sales.orders',
  zone: '',
  namespace: 's3://other',
  name: 'orders',
  location: 's3://other/orders/',
  origin: 'glue',
  rows: undefined,
  bytes: 0,
  files: 0,
  partitionColumns: ['day'],
  missingSince: '2026-10-28T10:00:00Z',
  properties: {
    'glue.table': 'sales.orders',
    'glue.arn': 'arn:aws:glue:eu-central-1:123456789012:table/sales/orders',
    'glue.description': 'What was sold',
    'glue.partitions': '12500',
  },
  evidence: ['the Glue Data Catalog has it as the table sales.orders', 'no crawl saw its files'],
});

test('a dataset that only Glue knows says so, and shows nothing that nobody saw', async () => {
  openSite('/datasets/d1?tab=files', {
    '/api/v1/datasets/d1': ofGlue,
    '/api/v1/datasets/d1/partitions': {
      items: [{ path: 'day=1/', values: { day: '1' }, bytes: 0, files: 0 }],
    },
  });

  const heading = await screen.findByRole('heading', { level: 1, name: /sales.orders/ });
  expect(within(heading).getByText('From Glue')).toBeTruthy();
  expect(within(heading).getByText('Missing')).toBeTruthy();
  expect(screen.getByText('What was sold')).toBeTruthy();
  expect(screen.getByText('arn:aws:glue:eu-central-1:123456789012:table/sales/orders')).toBeTruthy();
  expect(screen.queryByText('Size')).toBeNull();
  const tabs = within(screen.getByRole('navigation', { name: 'About this dataset' }));
  expect(tabs.getAllByRole('link').map((tab) => tab.textContent)).toEqual([
    'Schema2',
    'Partitions12,500',
    'About',
    'Lineage',
    'History3',
    'Properties4',
    'Batches',
    'Contract',
  ]);
  const partitions = await screen.findByRole('table', { name: 'Partitions' });
  expect(
    within(partitions)
      .getAllByRole('columnheader')
      .map((head) => head.textContent),
  ).toEqual(['day', 'Folder']);
});

test('a version that Glue told of leads to the run that was told', async () => {
  const version = {
    version: 1,
    recordedAt: '2026-10-28T10:00:00Z',
    origin: 'glue',
    crawlId: 'r7',
    bytes: 0,
    files: 0,
    columns: ofGlue.columns,
    change: { kind: 'initial', columns: [] },
  };
  openSite('/datasets/d1?tab=history', {
    '/api/v1/datasets/d1': ofGlue,
    '/api/v1/datasets/d1/versions': { items: [version] },
  });

  const told = await screen.findByRole('link', { name: 'told by Glue' });
  expect(told.getAttribute('href')).toBe('/lakes/acme?tab=glue&run=r7');
  expect(screen.queryByText('0 files')).toBeNull();
});

test('keeps the tab and the column filter in the address', async () => {
  const { router } = openSite('/datasets/d1?column=zip', answers);
  expect(await screen.findByText('1 of 3 columns')).toBeTruthy();

  await userEvent.click(screen.getByRole('link', { name: /^Partitions & files/ }));

  expect(router.state.location.search).toBe('?tab=files');
});

test('folds the columns inside of a column away', async () => {
  openSite('/datasets/d1', answers);

  await userEvent.click(await screen.findByRole('button', { name: 'Columns inside of address' }));

  expect(screen.queryByText('zip')).toBeNull();
  expect(screen.getByText('address')).toBeTruthy();
});

test('shows what is known of the values: nulls as a share of the rows, least, greatest, distinct', async () => {
  openSite('/datasets/d1', {
    ...answers,
    '/api/v1/datasets/d1': aDataset({
      rows: 200,
      columns: [
        {
          name: 'age',
          type: 'int',
          nullable: true,
          partition: false,
          statistics: { nulls: 50, least: '18', greatest: '99', distinct: 70 },
        },
        { name: 'id', type: 'int', nullable: false, partition: false, statistics: { nulls: 0 } },
        { name: 'note', type: 'string', nullable: true, partition: false },
      ],
    }),
  });

  const rows = within(await screen.findByRole('table', { name: 'Columns' })).getAllByRole('row');

  expect(
    rows.map((row) =>
      within(row)
        .queryAllByRole('cell')
        .slice(4)
        .map((cell) => cell.textContent),
    ),
  ).toEqual([[], ['25%', '18', '99', '70'], ['none', '', '', ''], ['', '', '', '']]);
});

test('says why it is one dataset', async () => {
  openSite('/datasets/d1', answers);

  expect((await screen.findByRole('note')).textContent).toBe(
    'Why one dataset: all 4 files have the same columns.',
  );
});

test('a partition leads to its files, and a broken one tells why', async () => {
  const { router, askedOf } = openSite('/datasets/d1?tab=files', {
    ...answers,
    '/api/v1/datasets/d1/partitions': {
      items: [{ values: { region: null }, path: 'region=__HIVE_DEFAULT_PARTITION__/', bytes: 10, files: 2 }],
    },
    '/api/v1/datasets/d1/files': {
      items: [
        { path: 'region=__HIVE_DEFAULT_PARTITION__/a.parquet', bytes: 5, rows: 12, state: 'read' },
        {
          path: 'region=__HIVE_DEFAULT_PARTITION__/b.parquet',
          bytes: 5,
          state: 'broken',
          code: 'wrong-magic',
          reason: 'does not end with PAR1',
        },
      ],
    },
  });

  await userEvent.click(await screen.findByRole('link', { name: 'region=__HIVE_DEFAULT_PARTITION__/' }));

  const table = await screen.findByRole('table', { name: 'Files' });
  expect(
    within(table)
      .getAllByRole('row')
      .map((row) => row.textContent),
  ).toEqual([
    'FileStateRowsSize',
    'a.parquetRead125 B',
    'b.parquetdoes not end with PAR1 wrong-magicBroken–5 B',
  ]);
  expect(new URLSearchParams(router.state.location.search).get('partition')).toBe(
    'region=__HIVE_DEFAULT_PARTITION__/',
  );
  expect(askedOf('/api/v1/datasets/d1/files')[0]?.searchParams.get('partition')).toBe(
    'region=__HIVE_DEFAULT_PARTITION__/',
  );
});

const delta = aDataset({
  format: 'delta',
  tableVersion: '12',
  properties: { 'delta.appendOnly': 'true' },
  evidence: ['the folder holds a Delta log'],
});

test('shows the snapshots that a table keeps itself beside the versions of Weir', async () => {
  openSite('/datasets/d1?tab=history', {
    ...answers,
    '/api/v1/datasets/d1': delta,
    '/api/v1/datasets/d1/versions': { items: [] },
    '/api/v1/datasets/d1/snapshots': {
      items: [
        {
          id: '12',
          at: '2026-10-28T10:00:00Z',
          operation: 'DELETE',
          rowsAdded: 0,
          rowsRemoved: 1_200,
          summary: {},
        },
        { id: '11', at: '2026-10-27T10:00:00Z', operation: 'WRITE', rowsAdded: 5_000, summary: {} },
      ],
    },
  });

  const rows = within(await screen.findByRole('table', { name: 'Snapshots' })).getAllByRole('row');

  expect(
    rows.slice(1).map((row) =>
      within(row)
        .getAllByRole('cell')
        .slice(0, 4)
        .map((cell) => cell.textContent),
    ),
  ).toEqual([
    ['12', 'DELETE', '0', '\u22121,200'],
    ['11', 'WRITE', '+5,000', '–'],
  ]);
  expect(screen.getByText('Delta Lake · version 12')).toBeTruthy();
});

test('shows the properties of a table', async () => {
  openSite('/datasets/d1?tab=properties', { ...answers, '/api/v1/datasets/d1': delta });

  expect(await screen.findByText('delta.appendOnly')).toBeTruthy();
});

test('a table lists its files itself', async () => {
  openSite('/datasets/d1?tab=files', { ...answers, '/api/v1/datasets/d1': delta });

  expect(await screen.findByText(/Delta Lake keeps the list of its files itself/)).toBeTruthy();
});

test('of raw files it shows how many there are of each kind', async () => {
  openSite('/datasets/d1', {
    ...answers,
    '/api/v1/datasets/d1': aDataset({
      format: 'raw',
      columns: [],
      columnCount: 0,
      properties: { 'files.pdf': '3', 'files.docx': '12', 'files.none': '1' },
    }),
  });

  const kinds = within(await screen.findByRole('list', { name: 'Extensions' })).getAllByRole('listitem');

  expect(kinds.map((kind) => kind.textContent)).toEqual(['.docx12', '.pdf3', 'no extension1']);
  expect(screen.queryByRole('link', { name: /^Schema/ })).toBeNull();
});

test('of a table it shows what else lies in its folders', async () => {
  openSite('/datasets/d1?tab=files', {
    ...answers,
    '/api/v1/datasets/d1': aDataset({
      format: 'parquet',
      partitionColumns: [],
      properties: { 'files.md': '2' },
    }),
  });

  const kinds = within(await screen.findByRole('list', { name: 'Extensions' })).getAllByRole('listitem');

  expect(kinds.map((kind) => kind.textContent)).toEqual(['.md2']);
  expect(screen.getByText('Other files in its folders')).toBeTruthy();
  expect(screen.queryByRole('link', { name: /^Properties/ })).toBeNull();
});

test('tells the versions apart with a classified diff and what grew', async () => {
  openSite('/datasets/d1?tab=history', {
    ...answers,
    '/api/v1/datasets/d1/versions': {
      items: [
        {
          version: 2,
          recordedAt: '2026-10-28T10:00:00Z',
          crawlId: 'c2',
          rows: 120,
          bytes: 2_000,
          files: 2,
          columns: [],
          change: {
            kind: 'breaking',
            columns: [{ column: 'fax', kind: 'removed', from: 'string', compatibility: 'breaking' }],
          },
        },
        {
          version: 1,
          recordedAt: '2026-10-27T10:00:00Z',
          crawlId: 'c1',
          rows: 100,
          bytes: 2_000,
          files: 2,
          columns: [],
          change: { kind: 'initial', columns: [] },
        },
      ],
    },
  });

  expect(await screen.findByText('Version 2')).toBeTruthy();
  expect(screen.getAllByText('Breaking')).toHaveLength(2);
  expect(screen.getByText('First version')).toBeTruthy();
  expect(screen.getByText('(+20)')).toBeTruthy();
});

test('a dataset that is gone is a problem, not an empty page', async () => {
  openSite('/datasets/gone', {
    '/api/v1/datasets/gone': new FakeProblem(404, 'dataset-not-found', 'Look for it in the list.'),
  });

  expect((await screen.findByRole('alert')).textContent).toContain('dataset-not-found');
});

test('shows the tags that columns have, those that are proposed, and on what they rest', async () => {
  openSite('/datasets/d1', {
    ...answers,
    '/api/v1/datasets/d1/tags': {
      tags: [{ column: 'customer_id', tag: 'pii.national_id' }],
      look: {
        version: 3,
        state: 'done',
        at: '2026-10-28T10:00:00Z',
        sampled: 'file:///srv/lake/silver/crm/customers/part-0.parquet',
      },
    },
    '/api/v1/tag-proposals': { items: [aProposal({ column: 'address.zip', tag: 'pii.address' })] },
  });

  expect(await screen.findByText('pii.national_id')).toBeTruthy();
  expect((await screen.findByRole('link', { name: /^pii\.address/ })).getAttribute('href')).toBe(
    '/tags?dataset=d1',
  );
  expect(screen.getByRole('link', { name: '1 tag to decide' })).toBeTruthy();
  expect(screen.getByText('part-0.parquet')).toBeTruthy();
});

test('says why only the names of columns were looked at', async () => {
  openSite('/datasets/d1', {
    ...answers,
    '/api/v1/datasets/d1/tags': {
      tags: [],
      look: {
        version: 3,
        state: 'done',
        at: '2026-10-28T10:00:00Z',
        reason: 'values of orc datasets are not sampled',
      },
    },
  });

  expect(await screen.findByText(/names only: values of orc datasets are not sampled/)).toBeTruthy();
});
