import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aBatch, aDataset, summaryOf } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';
import { zonesOf } from './zones';

const inZone = (id: string, zone: string, bytes: number) =>
  summaryOf(aDataset({ id, zone, bytes, alias: `${zone}_crm.${id}` }));

test('zones stand in the order data flows, the largest dataset first', () => {
  const zones = zonesOf([
    inZone('a', 'sandbox', 1),
    inZone('b', 'gold', 1),
    inZone('c', 'landing', 1),
    inZone('d', 'gold', 5),
  ]);

  expect(zones.map((zone) => [zone.name, zone.bytes, zone.datasets.map((one) => one.id)])).toEqual([
    ['landing', 1, ['c']],
    ['gold', 6, ['d', 'b']],
    ['sandbox', 1, ['a']],
  ]);
});

test('shows the lake at a glance', async () => {
  openSite('/', {
    '/api/v1/datasets': { items: [inZone('a', 'gold', 1_000)] },
    '/api/v1/batches': { items: [aBatch()] },
  });

  const gold = await screen.findByRole('region', { name: 'Zone gold' });
  expect(
    within(gold)
      .getByRole('link', { name: /crm\.a/ })
      .getAttribute('href'),
  ).toBe('/datasets/a');
  expect(await screen.findByText('3 of 100 rows failed')).toBeTruthy();
  expect(screen.getByRole('link', { name: /^Quarantined/ }).getAttribute('href')).toBe(
    '/quarantine?view=quarantined',
  );
});

test('a service that is in trouble is named once, with what it said', async () => {
  openSite('/', { '/api/v1/status': new FakeProblem(401, 'not-authenticated', 'Give a token.') });

  expect((await screen.findByRole('alert')).textContent).toContain('Give a token.');
  expect(screen.getByLabelText('API token')).toBeTruthy();
});

test('an address that is not of the site says so', async () => {
  openSite('/nope');

  expect(await screen.findByText('This page does not exist')).toBeTruthy();
});
