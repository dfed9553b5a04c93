import { matchPath } from 'react-router';
import { expect, test } from 'vitest';
import { patterns, routeTo } from './routeTo';

test('leaves out what is the default', () => {
  expect(routeTo.datasets()).toBe('/datasets');
  expect(routeTo.datasets({ q: '', zone: 'silver', format: undefined })).toBe('/datasets?zone=silver');
  expect(routeTo.dataset('d1', 'schema')).toBe('/datasets/d1');
  expect(routeTo.dataset('d1', 'history')).toBe('/datasets/d1?tab=history');
  expect(routeTo.quarantine('failing')).toBe('/quarantine');
  expect(routeTo.quarantine('held')).toBe('/quarantine?view=held');
});

test('keeps the path of a partition as it is', () => {
  const address = routeTo.dataset('d1', 'files', { partition: 'day=2026-10-01/region=EU%2FW/' });

  expect(new URL(address, 'http://weir').searchParams.get('partition')).toBe('day=2026-10-01/region=EU%2FW/');
});

test('escapes what a person typed', () => {
  expect(routeTo.datasets({ q: 'a&b=c d' })).toBe('/datasets?q=a%26b%3Dc+d');
  expect(routeTo.batch('../x', { rule: 'r2' })).toBe('/batches/..%2Fx?rule=r2');
});

test('makes only addresses that the router knows', () => {
  expect(matchPath(patterns.dataset, routeTo.dataset('d1', 'history').split('?')[0] ?? '')?.params.id).toBe(
    'd1',
  );
  expect(matchPath(patterns.batch, routeTo.batch('b1'))?.params.id).toBe('b1');
  expect(matchPath(patterns.lake, routeTo.lake('acme', 'pins').split('?')[0] ?? '')?.params.name).toBe(
    'acme',
  );
  expect(matchPath(patterns.crawl, routeTo.crawl('c1'))?.params.id).toBe('c1');
});
