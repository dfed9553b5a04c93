import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aBatch, aDataset } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const answers = {
  '/api/v1/datasets/d1': aDataset({
    columns: [
      { name: 'customer_id', type: 'long', nullable: false, partition: false },
      { name: 'address', type: 'struct<city:string,zip:string>', nullable: true, partition: false },
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
    '2addressstructcity stringzip stringnullable',
    '3region partitionstringrequired',
  ]);
});

test('keeps the tab and the column filter in the address', async () => {
  const { router } = openSite('/datasets/d1?column=zip', answers);
  expect(await screen.findByText('1 of 3 columns')).toBeTruthy();

  await userEvent.click(screen.getByRole('link', { name: 'Partitions' }));

  expect(router.state.location.search).toBe('?tab=partitions');
});

test('tells the versions apart with a classified diff and what grew', async () => {
  openSite('/datasets/d1?tab=versions', {
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
