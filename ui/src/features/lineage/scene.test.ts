import { expect, test } from 'vitest';
import { anAnswer, columnEdge, flow, job, table } from '../../test/lineage';
import { merged } from './graph';
import { FEW_ROWS, type Item, sceneOf } from './scene';
import { shownOf } from './shown';

const NONE = new Set<string>();

function sceneAround(
  answer: ReturnType<typeof anAnswer>,
  how: { columns?: boolean; allRows?: Set<string> } = {},
) {
  const graph = merged([answer]);
  return sceneOf(graph, shownOf(graph, answer.focus, NONE, NONE), answer.focus, {
    columns: how.columns ?? false,
    allRows: how.allRows ?? NONE,
  });
}

const idsOf = (items: Item[]) => items.map(({ id }) => id).sort();
const rowsOf = (item: Item | undefined) => (item?.kind === 'rest' ? [] : (item?.rows ?? []));

test('without columns, jobs are in the picture', () => {
  const scene = sceneAround(anAnswer(table('b'), flow(['a'], 'clean', ['b'])));

  expect(idsOf(scene.items)).toEqual([table('a'), job('clean'), table('b')].sort());
  expect(scene.lines).toHaveLength(2);
});

test('with columns, a job that links datasets is a line between them', () => {
  const scene = sceneAround(anAnswer(table('b'), flow(['a', 'x'], 'clean', ['b'])), { columns: true });

  expect(idsOf(scene.items)).toEqual([table('a'), table('x'), table('b')].sort());
  expect(scene.lines.map(({ from, to }) => [from, to])).toEqual([
    [table('a'), table('b')],
    [table('x'), table('b')],
  ]);
});

test('with columns, a job that only reads stays, and so does the focus', () => {
  const reader = sceneAround(anAnswer(table('a'), flow(['a'], 'report', [])), { columns: true });
  const focus = sceneAround(anAnswer(job('clean'), flow(['a'], 'clean', ['b'])), { columns: true });

  expect(idsOf(reader.items)).toContain(job('report'));
  expect(idsOf(focus.items)).toContain(job('clean'));
});

test('a dataset lists a few of its columns, and all when asked', () => {
  const columnEdges = Array.from({ length: 40 }, (_, index) => columnEdge(['a', `c${index}`], ['b', 'sum']));
  const answer = anAnswer(table('b'), flow(['a'], 'clean', ['b']), { columnEdges });

  const few = sceneAround(answer, { columns: true }).items.find(({ id }) => id === table('a'));
  const all = sceneAround(answer, { columns: true, allRows: new Set([table('a')]) }).items.find(
    ({ id }) => id === table('a'),
  );

  expect(rowsOf(few)).toHaveLength(FEW_ROWS);
  expect(few).toMatchObject({ moreRows: 40 - FEW_ROWS });
  expect(rowsOf(all)).toHaveLength(40);
  expect(all!.height).toBeGreaterThan(few!.height);
});

test('the same content needs no other layout, more content does', () => {
  const small = anAnswer(table('b'), flow(['a'], 'clean', ['b']));

  expect(sceneAround(small).key).toBe(sceneAround({ ...small, watermark: '8' }).key);
  expect(sceneAround(small).key).not.toBe(sceneAround(small, { columns: true }).key);
});
