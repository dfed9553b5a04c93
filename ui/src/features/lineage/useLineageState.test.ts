import { expect, test } from 'vitest';
import { stateOf, USUAL_LIMIT } from './useLineageState';

test('an address without words is the picture of now, one step around', () => {
  expect(stateOf(new URLSearchParams('node=dataset:file:/x'))).toEqual({
    node: 'dataset:file:/x',
    hops: 1,
    up: [],
    down: [],
    columns: false,
    directOnly: false,
    asOf: undefined,
    table: false,
    at: undefined,
    shown: [],
    all: [],
    panel: 'details',
    limit: USUAL_LIMIT,
  });
});

test('everything that can be chosen is in the address', () => {
  const words =
    'node=a&hops=3&up=b&up=c&down=d&columns=yes&direct=yes&asOf=2026-10-27&view=table&at=e&shown=f&all=g&panel=impact&limit=5000';

  expect(stateOf(new URLSearchParams(words))).toEqual({
    node: 'a',
    hops: 3,
    up: ['b', 'c'],
    down: ['d'],
    columns: true,
    directOnly: true,
    asOf: '2026-10-27',
    table: true,
    at: 'e',
    shown: ['f'],
    all: ['g'],
    panel: 'impact',
    limit: 5000,
  });
});

test('numbers that make no sense are the usual ones', () => {
  expect(stateOf(new URLSearchParams('hops=-2&limit=many'))).toMatchObject({ hops: 1, limit: USUAL_LIMIT });
});
