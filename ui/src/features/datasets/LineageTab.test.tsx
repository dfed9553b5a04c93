import { screen } from '@testing-library/react';
import { createRequire } from 'node:module';
import { expect, test, vi } from 'vitest';
import { anAnswer, flow, table } from '../../test/lineage';
import { aDataset } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const { Worker: Engine } = createRequire(import.meta.url)('elkjs/lib/elk-worker.min.js');
const dataset = aDataset({ name: '/lake/b' });
const TOLD = '/api/v1/namespaces/file/datasets/%2Flake%2Fb';

test('a dataset shows what is right around it, and what events told of it', async () => {
  vi.stubGlobal(
    'Worker',
    class extends Engine {
      terminate() {}
    },
  );
  openSite('/datasets/d1?tab=lineage', {
    '/api/v1/datasets/d1': dataset,
    '/api/v1/lineage/graph': anAnswer(table('b'), flow(['a'], 'clean', ['b'])),
    [TOLD]: { fields: [{ name: 'email', type: 'string' }], facets: { mine: { a: 1 } } },
  });

  expect(await screen.findByRole('button', { name: 'Job clean' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open its lineage' }).getAttribute('href')).toBe(
    `/lineage?${new URLSearchParams({ node: table('b') })}`,
  );
  expect(await screen.findByRole('table', { name: 'Schema as told' })).toBeTruthy();
  expect(screen.getByText('mine')).toBeTruthy();
});

test('a dataset that no job told of says how to change that', async () => {
  openSite('/datasets/d1?tab=lineage', {
    '/api/v1/datasets/d1': dataset,
    '/api/v1/lineage/graph': new FakeProblem(404, 'lineage-node-not-found'),
    [TOLD]: new FakeProblem(404, 'lineage-not-found'),
  });

  expect(await screen.findByText('No lineage yet')).toBeTruthy();
});
