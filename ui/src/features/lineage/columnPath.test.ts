import { expect, test } from 'vitest';
import { column, columnEdge } from '../../test/lineage';
import { columnPath } from './columnPath';

const edges = [
  columnEdge(['a', 'mail'], ['b', 'email']),
  columnEdge(['b', 'email'], ['c', 'domain']),
  columnEdge(['a', 'id'], ['b', 'id']),
  columnEdge(['a', 'id'], ['b', 'email'], { direct: false, kinds: ['join'] }),
];

test('the path of a column is all it comes from and all it goes to', () => {
  expect([...columnPath(edges, column('b', 'email'))].sort()).toEqual(
    [column('a', 'mail'), column('a', 'id'), column('b', 'email'), column('c', 'domain')].sort(),
  );
});

test('what shares only an origin with it is not on its path', () => {
  expect(columnPath(edges, column('c', 'domain'))).not.toContain(column('b', 'id'));
});

test('a circle ends', () => {
  const circle = [columnEdge(['a', 'x'], ['b', 'x']), columnEdge(['b', 'x'], ['a', 'x'])];

  expect(columnPath(circle, column('a', 'x')).size).toBe(2);
});
