import { expect, test } from 'vitest';
import { anAnswer, flow, job, table } from '../../test/lineage';
import { merged } from './graph';
import { HUB, restId, SHOWN_OF_HUB, shownOf } from './shown';

const NONE = new Set<string>();
const readers = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    flow(['hub'], `read-${String(index).padStart(3, '0')}`, []),
  ).flat();
const graphOf = (count: number) => merged([anAnswer(table('hub'), readers(count))]);

test('shows all neighbours of what is no hub', () => {
  const shown = shownOf(graphOf(HUB), table('hub'), NONE, NONE);

  expect(shown.nodes).toHaveLength(HUB + 1);
  expect(shown.rests).toEqual([]);
});

test('shows some neighbours of a hub, and tells of the others', () => {
  const shown = shownOf(graphOf(140), table('hub'), NONE, NONE);

  expect(shown.nodes).toHaveLength(SHOWN_OF_HUB + 1);
  expect(shown.edges).toHaveLength(SHOWN_OF_HUB);
  expect(shown.rests).toMatchObject([{ hub: table('hub'), side: 'downstream' }]);
  expect(shown.rests[0]!.hidden).toHaveLength(140 - SHOWN_OF_HUB);
});

test('shows what was chosen', () => {
  const shown = shownOf(graphOf(140), table('hub'), new Set([job('read-139')]), NONE);

  expect(shown.nodes.map(({ id }) => id)).toContain(job('read-139'));
  expect(shown.rests[0]!.hidden.map(({ id }) => id)).not.toContain(job('read-139'));
});

test('shows all where all were asked for', () => {
  const shown = shownOf(graphOf(140), table('hub'), NONE, new Set([restId('downstream', table('hub'))]));

  expect(shown.nodes).toHaveLength(141);
  expect(shown.rests).toEqual([]);
});

test('of a hub, what leads further is shown before dead ends', () => {
  const edges = [...readers(20), ...flow([], 'read-019', ['onward'])];

  const shown = shownOf(merged([anAnswer(table('hub'), edges)]), table('hub'), NONE, NONE);

  expect(shown.nodes.map(({ id }) => id)).toContain(table('onward'));
});

test('what does not hang together with the focus is not shown', () => {
  const edges = [...flow(['a'], 'clean', ['b']), ...flow(['x'], 'other', ['y'])];

  const shown = shownOf(merged([anAnswer(table('b'), edges)]), table('b'), NONE, NONE);

  expect(shown.nodes.map(({ id }) => id).sort()).toEqual([table('a'), job('clean'), table('b')].sort());
});
