import { expect, test } from 'vitest';
import { anAnswer, columnEdge, flow, job, table } from '../../test/lineage';
import { merged, neighbours, placesAround } from './graph';

test('what several answers tell is there once', () => {
  const one = anAnswer(table('b'), flow(['a'], 'clean', ['b']));
  const other = anAnswer(table('b'), [...flow([], 'clean', ['b']), ...flow(['b'], 'sum', ['c'])]);

  const graph = merged([one, other]);

  expect([...graph.nodes.keys()].sort()).toEqual(
    [table('a'), job('clean'), table('b'), job('sum'), table('c')].sort(),
  );
  expect(graph.edges).toHaveLength(4);
  expect(neighbours(graph, table('b'), 'upstream')).toEqual([job('clean')]);
});

test('an edge to something that is in no answer is left out', () => {
  const answer = anAnswer(table('b'), flow(['a'], 'clean', ['b']));

  const graph = merged([{ ...answer, nodes: answer.nodes.filter(({ id }) => id !== table('a')) }]);

  expect(graph.edges.map(({ from }) => from)).toEqual([job('clean')]);
});

test('tells on which side of the focus something is, and how far', () => {
  const edges = [...flow(['a'], 'clean', ['b', 'aside']), ...flow(['b'], 'sum', ['c'])];

  const places = placesAround(merged([anAnswer(table('b'), edges)]), table('b'));

  expect(places.get(table('a'))).toEqual({ side: 'upstream', steps: 2 });
  expect(places.get(table('c'))).toEqual({ side: 'downstream', steps: 2 });
  expect(places.get(table('b'))).toEqual({ side: 'focus', steps: 0 });
  expect(places.get(table('aside'))?.side).toBe('beside');
});

test('a dataset has the columns that column edges speak of, by name, without the whole of it', () => {
  const columnEdges = [
    columnEdge(['a', 'z'], ['b', 'y']),
    columnEdge(['a', 'k'], ['b', 'y']),
    columnEdge(['a', 'k'], ['b', '']),
  ];

  const graph = merged([anAnswer(table('b'), flow(['a'], 'clean', ['b']), { columnEdges })]);

  expect(graph.columns.get(table('a'))).toEqual(['k', 'z']);
  expect(graph.columns.get(table('b'))).toEqual(['y']);
});
