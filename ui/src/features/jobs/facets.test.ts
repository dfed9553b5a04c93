import { expect, test } from 'vitest';
import { amountsOf, ownersOf, sourceOf, sqlOf } from './facets';

test('owners are told by name', () => {
  expect(
    ownersOf({ ownership: { owners: [{ name: 'team:crm', type: 'MAINTAINER' }, { type: 'x' }] } }),
  ).toEqual(['team:crm']);
});

test('a facet that is not as its schema says tells nothing', () => {
  expect(ownersOf({ ownership: 'me' })).toEqual([]);
  expect(sqlOf({ sql: { query: 7 } })).toBeUndefined();
  expect(amountsOf({ outputStatistics: { rowCount: 'many' } })).toEqual({});
});

test('only addresses of the web are links', () => {
  expect(sourceOf({ sourceCodeLocation: { url: 'https://git.example/x' } })).toBe('https://git.example/x');
  expect(sourceOf({ sourceCodeLocation: { url: 'javascript:alert(1)' } })).toBeUndefined();
});

test('amounts are those that were written, or read', () => {
  expect(amountsOf({ outputStatistics: { rowCount: 3, size: 20, fileCount: 1 } })).toEqual({
    rows: 3,
    bytes: 20,
    files: 1,
  });
  expect(amountsOf({ inputStatistics: { rowCount: 5 } })).toEqual({ rows: 5 });
});
